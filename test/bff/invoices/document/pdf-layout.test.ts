import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pdfkitDocuments } from '../../../../bff/adapters/pdfkit-documents/documents.ts';
import { composeDocument, type DocumentDraft } from '../../../../bff/invoices/document/compose.ts';
import { readPdf, type Run } from './pdf-reader.ts';
import { euros } from '../../../../bff/invoices/document/wording.ts';
import { agency, consumerInvoice, host, hostingLine, openInvoice, samples } from './samples.ts';

const documents = pdfkitDocuments();
const render = (draft: DocumentDraft): ReturnType<typeof documents.render> =>
  documents.render(composeDocument(draft));
const read = async (draft: DocumentDraft): ReturnType<typeof readPdf> => readPdf((await render(draft)).bytes);
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

/** Pairs of runs that touch, and runs that leave the paper. */
function collisions(runs: readonly Run[]): string[] {
  const found: string[] = [];
  runs.forEach((one, i) => {
    if (one.x < 40 || one.x + one.width > 556 || one.y < 20 || one.y > 822)
      found.push(`outside: ${one.text}`);
    for (const other of runs.slice(i + 1)) {
      const apart =
        one.x + one.width <= other.x ||
        other.x + other.width <= one.x ||
        Math.abs(one.y - other.y) >= Math.min(one.size, other.size) * 0.9;
      if (!apart) found.push(`${one.text} | ${other.text}`);
    }
  });
  return found;
}

describe('the layout', () => {
  for (const [name, draft] of Object.entries(samples))
    it(`of ${name} lets no text touch another or leave the frame`, async () => {
      const { runs } = await read(draft);

      assert.deepEqual(runs.flatMap(collisions), []);
    });

  it('holds with long names, ten address lines, five rates and amounts in the millions', async () => {
    const long =
      'Association pour la promotion de l’accessibilité numérique en Auvergne-Rhône-Alpes — Saint-Étienne';
    const address = { ...agency.address, lines: Array.from({ length: 5 }, () => long), city: long };
    const lines = [2000, 1000, 850, 550, 210].map((vatRate) => ({
      ...hostingLine,
      vatRate,
      name: long + long,
      unitPrice: 9_999_999_999_999,
      discount: 123,
      discountReason: long,
    }));
    const draft = {
      ...openInvoice,
      lines,
      seller: { ...host, name: long, tradingName: long },
      buyer: { ...agency, name: long, attention: long, address },
      deliverTo: { name: long, address },
      purchaseOrder: long,
      contract: long,
      buyerReference: long,
    };
    const { runs, pages } = await read(draft);

    assert.deepEqual(runs.flatMap(collisions), []);
    assert.ok(pages > 1);
  });

  it('repeats the head of the table on each of the pages of 200 lines and loses none', async () => {
    const lines = Array.from({ length: 200 }, (_, i) => ({ ...hostingLine, name: `Site numéro ${i + 1}.` }));
    const { pages, texts, roles } = await read({ ...openInvoice, lines });

    assert.ok(pages >= 8 && pages <= 14, `${pages} pages`);
    texts.forEach((text, index) => {
      assert.ok(text.includes(`Page ${index + 1}/${pages}`));
      assert.ok(index === 0 || text.includes('(suite)'));
    });
    for (let i = 1; i <= 200; i++)
      assert.ok(
        texts.some((text) => text.includes(`Site numéro ${i}.`)),
        String(i),
      );
    assert.equal(roles[0]!.filter((role) => role === 'H1').length, 1);
    assert.equal(
      texts.filter((text) => text.includes('Désignation')).length,
      texts.filter((text) => text.includes('Site')).length,
    );
  });

  for (const [buyer, tax, draft] of [
    ['a business', 'HT', openInvoice],
    ['a consumer', 'TTC', consumerInvoice],
  ] as const)
    it(`ends each page of ${buyer} with the sum so far, and begins the next with it`, async () => {
      const {
        lines: [some],
      } = draft;
      const lines = Array.from({ length: 120 }, (_, i) => ({ ...some!, name: `Article ${i + 1}` }));
      const snapshot = composeDocument({ ...draft, lines });
      const { texts, runs } = await readPdf((await documents.render(snapshot)).bytes);
      const amountOf = (line: (typeof snapshot.lines)[number]): number =>
        tax === 'HT' ? line.netAmount : line.vatIncludedAmount;

      let sum = 0;
      texts.forEach((text, index) => {
        const carried = new RegExp(`(?<!À )Report ${tax} ([\\d ,]+€)`, 'i').exec(
          plain(text).replaceAll('À reporter', ''),
        )?.[1];
        assert.equal(carried, index === 0 || sum === 0 ? undefined : plain(euros(sum)), `page ${index + 1}`);
        const here = snapshot.lines.filter(({ name }) => new RegExp(`${name}(?!\\d)`).test(text));
        if (here.length === 0) return;
        sum += here.reduce((cents, line) => cents + amountOf(line), 0);
        const on = /À reporter (?:HT|TTC) ([\d ,]+€)/.exec(plain(text))?.[1];
        assert.equal(
          on,
          here.at(-1)!.name === 'Article 120' ? undefined : plain(euros(sum)),
          `end of ${index + 1}`,
        );
      });
      assert.ok(texts.length > 3);
      assert.deepEqual(runs.flatMap(collisions), []);
    });

  it('carries a description longer than a page over to the next', async () => {
    const description = Array.from({ length: 150 }, (_, i) => `ligne${i}`).join('\n');
    const { pages, texts } = await read({ ...openInvoice, lines: [{ ...hostingLine, description }] });

    assert.ok(pages >= 3);
    for (const i of [0, 75, 149]) assert.ok(texts.join(' ').includes(`ligne${i} `), String(i));
  });

  it('survives hostile and foreign text, leaving pictographs out and marking what it cannot draw', async () => {
    const text = 'Œuf \u202egnp.exe\u202c \u0000\u0007 😀 中 Ελλάς Україна <b>&amp;</b> \ud800 e\u0301';
    const { texts } = await read({
      ...openInvoice,
      buyer: { ...agency, name: text },
      purchaseOrder: text.repeat(5),
    });

    assert.ok(plain(texts[0]!).includes('Œuf gnp.exe'));
    assert.ok(texts[0]!.includes('Ελλάς Україна <b>&amp;</b>') && texts[0]!.includes('é'));
    assert.doesNotMatch(texts[0]!, /[\p{Cc}\u202e]|😀/u);
  });

  it('keeps one word wider than its column inside the page', async () => {
    const name = `${'a'.repeat(300)}.fr`;
    const { texts } = await read({ ...openInvoice, lines: [{ ...hostingLine, name }] });

    assert.ok(texts[0]!.replace(/[^a.fr]/g, '').includes('a'.repeat(40)));
    assert.ok(!texts[0]!.includes('a'.repeat(60)));
  });
});
