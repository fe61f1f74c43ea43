import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { extractXml } from '@stackforge-eu/factur-x';
import { pdfkitDocuments } from '../../../../bff/adapters/pdfkit-documents/documents.ts';
import { ciiXml } from '../../../../bff/invoices/document/cii.ts';
import { composeDocument, type DocumentDraft } from '../../../../bff/invoices/document/compose.ts';
import { readPdf } from './pdf-reader.ts';
import {
  careInvoice,
  consumerInvoice,
  creditNote,
  host,
  openInvoice,
  paidRenewal,
  reverseCharge,
  samples,
} from './samples.ts';
import { schemaErrors } from './schema.ts';

const documents = pdfkitDocuments();
const render = (draft: DocumentDraft): ReturnType<typeof documents.render> =>
  documents.render(composeDocument(draft));
const read = async (draft: DocumentDraft): ReturnType<typeof readPdf> => readPdf((await render(draft)).bytes);
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

describe('the print of a document', () => {
  for (const [name, draft] of Object.entries(samples)) {
    it(`of ${name} carries its XML unchanged, every font and all lines`, async () => {
      const xml = ciiXml(composeDocument(draft));
      const pdf = await read(draft);

      assert.deepEqual(Object.keys(pdf.attachments), ['factur-x.xml']);
      assert.equal(Buffer.from(pdf.attachments['factur-x.xml']!).toString(), xml);
      assert.deepEqual(
        pdf.fonts.filter((font) => !font.embedded),
        [],
      );
      assert.ok(pdf.fonts.length >= 2);
      for (const line of draft.lines)
        assert.ok(pdf.texts.join(' ').includes(line.name.split(' — ')[0]!.slice(0, 20)), line.name);
    });
  }

  it('has its XML found and named EN 16931 by a third-party extractor', async () => {
    const { bytes } = await render(paidRenewal);
    const { xml, filename, profile } = await extractXml(bytes);

    assert.deepEqual([filename, profile], ['factur-x.xml', 'EN16931']);
    assert.deepEqual(schemaErrors(xml), []);
  });

  it('is named, hashed and typed', async () => {
    const { bytes, sha256, fileName, mediaType } = await render(creditNote);

    assert.equal(sha256, createHash('sha256').update(bytes).digest('hex'));
    assert.deepEqual([fileName, mediaType], ['avoir-AV-2026-000007.pdf', 'application/pdf']);
  });

  it('is the same file byte for byte, from another renderer and after other documents', async () => {
    const first = await render(paidRenewal);
    await render(careInvoice);
    const again = await pdfkitDocuments().render(composeDocument(structuredClone(paidRenewal)));

    assert.equal(again.sha256, first.sha256);
    assert.notEqual((await render(openInvoice)).sha256, first.sha256);
  });

  it('is not disturbed by documents rendered at the same time', async () => {
    const alone = await Promise.all(
      Object.values(samples).map(async (draft) => (await render(draft)).sha256),
    );
    const together = await Promise.all(Object.values(samples).map((draft) => render(draft)));

    assert.deepEqual(
      together.map((each) => each.sha256),
      alone,
    );
  });
});

describe('the archive format', () => {
  it('claims PDF/A-3b and Factur-X EN 16931 and declares the Factur-X properties', async () => {
    const { xmp, info } = await read(paidRenewal);

    for (const claim of [
      /<pdfaid:part>3<\/pdfaid:part>/,
      /<pdfaid:conformance>B<\/pdfaid:conformance>/,
      /<fx:DocumentType>INVOICE<\/fx:DocumentType>/,
      /<fx:DocumentFileName>factur-x\.xml<\/fx:DocumentFileName>/,
      /<fx:Version>1\.0<\/fx:Version>/,
      /<fx:ConformanceLevel>EN 16931<\/fx:ConformanceLevel>/,
      /<pdfaSchema:namespaceURI>urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#</,
    ])
      assert.match(xmp, claim);
    assert.equal(xmp.match(/<pdfaProperty:name>/g)?.length, 4);
    assert.deepEqual(
      [info['PDFFormatVersion'], info['Language'], info['Title']],
      ['1.7', 'fr-FR', 'Facture FA-2026-000123'],
    );
  });

  it('has an output intent, an associated file and no font outside', async () => {
    const raw = Buffer.from((await render(paidRenewal)).bytes).toString('latin1');

    assert.match(raw, /\/OutputIntents \[/);
    assert.match(raw, /\/AF \[/);
    assert.match(raw, /\/AFRelationship \/Alternative/);
    assert.match(raw, /\/Subtype \/text#2Fxml/);
    assert.match(raw, /\/Marked true/);
    assert.equal(raw.match(/\/FontFile2 /g)?.length, raw.match(/\/Type \/FontDescriptor/g)?.length);
    assert.doesNotMatch(raw, /Helvetica|\/JavaScript|\/Encrypt/);
  });

  it('keeps its metadata well-formed when the seller is called <&>', async () => {
    const { xmp } = await read({ ...openInvoice, seller: { ...host, name: 'A <b> & "C"' } });

    assert.match(xmp, /<rdf:li>A &lt;b&gt; &amp; &quot;C&quot;<\/rdf:li>/);
  });

  it('is tagged: a title, paragraphs and tables with heads', async () => {
    const { roles } = await read(paidRenewal);
    const counts = (role: string): number => roles[0]!.filter((each) => each === role).length;

    assert.deepEqual(roles[0]!.slice(1, 3), ['Document', 'H1']);
    assert.equal(counts('Table'), 3);
    assert.equal(counts('H2'), 1);
    assert.ok(counts('TH') >= 5 + 3 + 5 && counts('TD') >= 10);
  });
});

describe('what is printed', () => {
  it('shows a professional prices without VAT, what is paid, and the 40 €', async () => {
    const [text] = (await read(paidRenewal)).texts;
    const page = plain(text!);

    for (const each of [
      'Facture',
      'n° FA-2026-000123',
      'Payée le 22 novembre 2026',
      'Atelier Numérique Léon & Œuvré',
      'BC-2026/0815',
      'Prix unitaire HT',
      '8,325 €',
      'Remise de fidélité −20 % : −3,33 €',
      'Total TTC',
      '98,78 €',
      'Reste à payer',
      '0,00 €',
      'Carte Visa se terminant par 4242',
      'Prestation de services',
      'd’après les débits',
      '40 €',
      'Page 1/1',
      'SAS au capital de 100 000 €',
      'RCS Clermont-Ferrand 100 000 009',
      'FR88100000009',
      'SIRET 300 000 007 00017',
    ])
      assert.ok(page.includes(each), each);
  });

  it('shows a consumer prices with VAT and the mediator, never the 40 €', async () => {
    const page = plain((await read(consumerInvoice)).texts[0]!);

    for (const each of [
      'Prix unitaire TTC',
      '9,99 €',
      '29,97 €',
      '24,98 €',
      '4,99 €',
      'médiateur de la consommation',
    ])
      assert.ok(page.includes(each), each);
    assert.doesNotMatch(page, /40 €|recouvrement|pénalité/);
  });

  it('shows the transfer to make', async () => {
    const page = plain((await read(openInvoice)).texts[0]!);

    for (const each of [
      'À payer au plus tard le 23 décembre 2026',
      'FR82 3000 4000 0500 0001 2345 643',
      'RF18 O2FA',
    ])
      assert.ok(page.includes(each), each);
  });

  it('shows hours, worker, declaration and tax credit of a home service', async () => {
    const page = plain((await read(careInvoice)).texts[0]!);

    for (const each of [
      '6 h',
      'Intervenante n° 0427',
      'SAP200000008',
      'crédit d’impôt de 50 %',
      'Mme Odette Lefèvre',
      '167,97 €',
    ])
      assert.ok(page.includes(each), each);
    assert.ok(page.includes('Prélèvement automatique le 10 décembre 2026'));
  });

  it('shows what a credit note corrects, why, and what becomes of it', async () => {
    const page = plain((await read(creditNote)).texts[0]!);

    for (const each of [
      'Avoir sur la facture FA-2026-000125 du 23 novembre 2026',
      'Motif : Rétractation',
      'Montant de l’avoir',
      'remboursé',
    ])
      assert.ok(page.includes(each), each);
  });

  it('says who owes the VAT in a reverse charge', async () => {
    const page = plain((await read(reverseCharge)).texts[0]!);

    assert.ok(page.includes('Autoliquidation (article 283-2 du CGI') && page.includes('BELGIQUE'));
  });
});
