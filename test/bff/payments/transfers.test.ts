import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, it } from 'node:test';
import type { Output } from '../../../components/contract/api.ts';
import { assign, dismiss } from '../../../bff/flows/bank-lines.ts';
import { pay } from '../../../bff/flows/pay.ts';
import { perform } from '../../../demo/transfer-commands.ts';
import { onBothEngines } from '../../support/engines.ts';
import { addService, assertInOrder, issue, rowOf } from '../invoices/desk.ts';
import { openTill, type Till } from './till.ts';

const hostIban = 'FR7630006000011234567890189';
const careIban = 'FR7630006000019876543210166';
const folder = mkdtempSync(join(tmpdir(), 'statements-'));
after(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;

interface Entry {
  readonly cents: number;
  readonly words: string;
  readonly ref?: string;
  readonly currency?: string;
  readonly out?: boolean;
}

/** A statement as a bank exports it. */
function camt(entries: readonly Entry[], iban = hostIban): string {
  const ntry = entries.map(
    ({
      cents,
      words,
      ref,
      currency = 'EUR',
      out,
    }) => `<Ntry><Amt Ccy="${currency}">${(cents / 100).toFixed(2)}</Amt>
<CdtDbtInd>${out ? 'DBIT' : 'CRDT'}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-11-24</Dt></BookgDt>
${ref ? `<AcctSvcrRef>${ref}</AcctSvcrRef>` : ''}<NtryDtls><TxDtls><RltdPties><Dbtr><Nm>Durand &amp; fils</Nm></Dbtr></RltdPties>
<RmtInf><Ustrd>${words}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`,
  );
  return file(
    `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt>
<Acct><Id><IBAN>${iban}</IBAN></Id></Acct>${ntry.join('\n')}</Stmt></BkToCstmrStmt></Document>`,
    'xml',
  );
}

function file(text: string, ending: string): string {
  const path = join(folder, `statement-${++files}.${ending}`);
  writeFileSync(path, text);
  return path;
}

const run = ({ bff }: Till, ...args: string[]): Promise<string> => perform(bff.deps, args);

async function ask(till: Till, parts: readonly { readonly id: string; readonly cents?: number }[]) {
  const post = async (path: string, body: object) =>
    (await till.bff.call(path, { method: 'POST', session: till.session, body })).json();
  const { quote } = (await post('/api/payments/quotes', { invoices: parts })) as Output<'quotePayment'>;
  return (await post('/api/payments/transfers', { quote })) as Output<'payByTransfer'>;
}

const letters = async ({ bff }: Till): Promise<{ subject: string; text: string }[]> =>
  (
    await bff.deps.db
      .selectFrom('outbox')
      .where('key', 'like', 'mail:money-received:%')
      .select('payload')
      .orderBy('id')
      .execute()
  ).map(({ payload }) => JSON.parse(payload) as { subject: string; text: string });

const wallet = async (till: Till): Promise<number> =>
  ((await (await till.bff.call('/api/wallet', { session: till.session })).json()) as Output<'getWallet'>)
    .balance.cents;

onBothEngines('a transfer', (engine) => {
  it('settles its invoices by its reference, renews what they bill, and is told; a repeated file changes nothing', async () => {
    const till = await openTill(engine);
    await addService(till.bff, 'svc_a', 'cus_a', { expiresOn: '2026-12-01' });
    const renews = [{ serviceId: 'svc_a', periodStart: '2026-12-02', periodEnd: '2027-12-01' }];
    const a = await issue(till.bff, { services: ['svc_a'], renews });
    const b = await issue(till.bff);
    const { transfers } = await ask(till, [{ id: a.id }, { id: b.id }]);
    const again = await ask(till, [{ id: b.id }, { id: a.id }]);

    assert.equal(transfers.length, 1);
    assert.match(transfers[0]?.reference ?? '', /^RF\d\d( [A-Z0-9]{4}){3}$/);
    assert.deepEqual(again, { transfers: [{ ...transfers[0], invoices: again.transfers[0]?.invoices }] });
    assert.deepEqual(transfers[0]?.amount, { cents: 24_000, currency: 'EUR' });
    const reference = transfers[0]?.reference ?? '';
    const statement = camt([
      { cents: 24_000, words: `VIR DURAND ${reference.toLowerCase()} merci`, ref: 'B1' },
    ]);
    assert.match(await run(till, statement), /1 lines: 1 settled, 0 to look at/);
    assert.match(await run(till, statement), /0 settled, 0 to look at, 1 known/);

    for (const { id } of [a, b]) assert.equal((await rowOf(till.bff, id)).state, 'paid');
    const service = await till.bff.deps.db.selectFrom('service').selectAll().executeTakeFirstOrThrow();
    assert.equal(service.expiresOn, '2027-12-01');
    const [letter, ...rest] = await letters(till);
    assert.match(letter?.subject ?? '', /virement de 240,00/);
    assert.equal(rest.length, 0);
    await assertInOrder(till.bff);
  });

  it('that is short stays partial, and one that is too much becomes credit', async () => {
    const till = await openTill(engine);
    const { id, number } = await issue(till.bff);
    const { transfers } = await ask(till, [{ id }]);
    const reference = transfers[0]?.reference ?? '';

    await run(till, camt([{ cents: 5000, words: reference, ref: 'B1' }]));
    assert.deepEqual(
      [(await rowOf(till.bff, id)).state, (await rowOf(till.bff, id)).dueCents],
      ['partially_paid', 7000],
    );
    await run(till, camt([{ cents: 9000, words: `facture ${number}`, ref: 'B2' }]));

    assert.equal((await rowOf(till.bff, id)).state, 'paid');
    assert.equal(await wallet(till), 2000);
    const [short, over] = await letters(till);
    assert.match(short?.text.replaceAll(/\s/g, ' ') ?? '', /il reste 70,00 € à payer/);
    assert.match(over?.text.replaceAll(/\s/g, ' ') ?? '', /20,00 € n’étaient plus dus/);
    await assertInOrder(till.bff);
  });

  it('that comes after a card paid already becomes credit and is told', async () => {
    const till = await openTill(engine);
    const methodId = await till.saveCard('4242424242424242');
    const { id } = await issue(till.bff);
    const { transfers } = await ask(till, [{ id }]);
    await pay(till.bff.deps, till.actor, { invoices: [{ id }], methodId, returnUrl: 'http://space.localhost:8787/pay/back' }); // prettier-ignore

    await run(till, camt([{ cents: 12_000, words: transfers[0]?.reference ?? '', ref: 'B1' }]));

    assert.equal(await wallet(till), 12_000);
    // The receipt of the card, and what became of the transfer.
    assert.equal((await letters(till)).length, 2);
    await assertInOrder(till.bff);
  });

  it('that nobody can place waits, until somebody says whose it is', async () => {
    const till = await openTill(engine);
    const { id, number } = await issue(till.bff);
    const { transfers } = await ask(till, [{ id }]);
    const slip = (transfers[0]?.reference ?? '').replace(
      /^RF(\d)/,
      (_, digit: string) => `RF${(Number(digit) + 1) % 10}`,
    );
    const said = await run(
      till,
      camt([
        { cents: 12_000, words: 'loyer novembre', ref: 'B1' },
        { cents: 4000, words: 'FA-2026-999999', ref: 'B2' },
        { cents: 12_000, words: slip, ref: 'B3' },
        { cents: 1000, words: number, ref: 'B4', currency: 'USD' },
        { cents: 7700, words: 'prime', ref: 'B5', out: true },
      ]),
    );
    assert.match(said, /5 lines: 0 settled, 4 to look at, 0 known already, 1 out/);
    const lines = (await run(till)).split('\n').filter((line) => line.startsWith('bl_'));
    assert.equal(lines.length, 4);
    const lineOf = async (ref: string): Promise<string> => {
      const rows = await till.bff.deps.db
        .selectFrom('bankLine')
        .where('words', '=', ref)
        .select('id')
        .execute();
      return rows[0]?.id ?? '';
    };

    await run(till, '--line', await lineOf('loyer novembre'), '--invoice', number);
    const { number: account } = await till.bff.deps.db
      .selectFrom('customer')
      .select('number')
      .executeTakeFirstOrThrow();
    await run(till, '--line', await lineOf('FA-2026-999999'), '--customer', account);
    await run(till, '--line', await lineOf(slip), '--dismiss', 'rendu à la banque');

    assert.equal((await rowOf(till.bff, id)).state, 'paid');
    assert.equal(await wallet(till), 4000);
    await assert.rejects(
      run(till, '--line', await lineOf(slip), '--invoice', number),
      /is dismissed already/,
    );
    await assert.rejects(run(till, '--line', await lineOf(number), '--invoice', number), /is in USD/);
    await assert.rejects(run(till, '--line', 'bl_none', '--invoice', number), /no line bl_none/);
    await assertInOrder(till.bff);
  });

  it('has one end, whoever decides at the same time', async () => {
    const till = await openTill(engine);
    const { db } = till.bff.deps;
    const { number } = await db.selectFrom('customer').select('number').executeTakeFirstOrThrow();
    const words = Array.from({ length: 12 }, (_, i) => `sans référence ${i}`);
    await run(till, camt(words.map((it, i) => ({ cents: 1000 + i, words: it, ref: `R${i}` }))));
    const lines = await db.selectFrom('bankLine').select('id').execute();

    const ends = await Promise.all(
      lines.map(({ id }) =>
        Promise.allSettled([
          assign(till.bff.deps, id, { customer: number }),
          dismiss(till.bff.deps, id, 'rendu'),
        ]),
      ),
    );

    assert.equal(ends.length, 12);
    for (const both of ends)
      assert.equal(both.filter(({ status }) => status === 'fulfilled').length, 1, JSON.stringify(both));
    await assertInOrder(till.bff);
  });

  it('is counted twice when it came twice, and once when files overlap', async () => {
    const till = await openTill(engine);
    const { id } = await issue(till.bff);
    const reference = (await ask(till, [{ id }])).transfers[0]?.reference ?? '';
    const line = `24/11/2026;"Durand; Camille";"${reference}";60,00`;
    const head = 'Date;Payer;Libellé;Montant';

    assert.match(await run(till, file([head, line, line].join('\r\n'), 'csv')), /2 settled/);
    assert.match(
      await run(till, file([head, line, line, line].join('\r\n'), 'csv')),
      /1 settled, 0 to look at, 2 known/,
    );

    assert.equal((await rowOf(till.bff, id)).state, 'paid');
    assert.equal(await wallet(till), 6000);
    await assertInOrder(till.bff);
  });

  it('says what became of its line: the payment, what that settled, and what is left as credit', async () => {
    const till = await openTill(engine);
    const { id, number } = await issue(till.bff);
    await run(till, file(`date;montant;libelle\n2026-11-24;150,00;${number}`, 'csv'));
    await run(till, file('date;montant;libelle\n2026-11-24;10,00;merci', 'csv'));
    const { db } = till.bff.deps;
    const lines = await db.selectFrom('bankLine').selectAll().orderBy('cents', 'desc').execute();
    const payment = await db.selectFrom('payment').select('id').executeTakeFirstOrThrow();

    const said = await run(till, '--line', lines[0]?.id ?? '');
    assert.equal(lines[0]?.paymentId, payment.id);
    assert.match(
      said,
      new RegExp(`payment ${payment.id}\\n    ${number}: 120\\.00, 0\\.00 still due\\n    30\\.00 as credit`),
    );
    assert.match(await run(till, '--line', lines[1]?.id ?? ''), /task: names no reference/);

    await run(till, '--line', lines[1]?.id ?? '', '--invoice', number);
    assert.match(await run(till, '--line', lines[1]?.id ?? ''), /settled\n    payment pay_/);
    assert.equal((await rowOf(till.bff, id)).state, 'paid');
  });

  it('is refused for what is paid, being paid, or a stranger’s', async () => {
    const till = await openTill(engine);
    const { id } = await issue(till.bff);
    const post = (path: string, body: object) =>
      till.bff.call(path, { method: 'POST', session: till.session, body });
    const { quote } = (await (await post('/api/payments/quotes', { invoices: [{ id }] })).json()) as {
      quote: string;
    };
    const methodId = await till.saveCard('4000000000001117');
    await pay(till.bff.deps, till.actor, { invoices: [{ id }], methodId, returnUrl: 'http://space.localhost:8787/pay/back' }); // prettier-ignore

    const busy = await post('/api/payments/transfers', { quote });
    assert.equal(((await busy.json()) as { reason: string }).reason, 'payment-in-progress');
    assert.equal((await post('/api/payments/transfers', { quote: 'quo_stranger' })).status, 404);
    assert.equal((await post('/api/payments/transfers', {})).status, 400);
  });

  it('says what is wrong with a file, and takes nothing of it', async () => {
    const till = await openTill(engine);
    await assert.rejects(run(till, camt([], 'FR7600000000000000000000000')), /which no seller has/);
    await assert.rejects(
      run(till, file('<Document><a></Document>', 'xml')),
      /line 1: <\/Document> closes nothing/,
    );
    await assert.rejects(run(till, file('date;montant\n2026-11-24;12', 'csv')), /line 1: no column TEXT/);
    await assert.rejects(
      run(till, file('date;montant;libelle\n2026-02-30;12;x', 'csv')),
      /line 2: "2026-02-30" is no day/,
    );
    await assert.rejects(
      run(till, file('date;montant;libelle\n2026-11-24;12,345;x', 'csv')),
      /line 2: "12,345" is no amount/,
    );
    await assert.rejects(run(till, camt([]), '--seller', 'care'), /the file is of host, not of care/);
    await assert.rejects(run(till, '--line', 'bl_x'), /there is no line bl_x/);
    await assert.rejects(run(till, '--line', 'bl_x', '--customer', '1', '--dismiss', 'x'), /say one of/);
    assert.match(await run(till, camt([], careIban)), /0 lines/);
    assert.equal(await run(till), 'No line waits.');
  });
});
