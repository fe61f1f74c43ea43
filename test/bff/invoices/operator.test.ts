import assert from 'node:assert/strict';
import { it } from 'node:test';
import * as credits from '../../../demo/credit-commands.ts';
import * as disputes from '../../../demo/dispute-commands.ts';
import type { Mail } from '../../../bff/ports/mailer.ts';
import { onBothEngines } from '../../support/engines.ts';
import type { TestBff } from '../../support/bff.ts';
import { addAccount, assertInOrder, customer, issue, line, payIn, rowOf } from './desk.ts';

/** The one line in which a command says no. */
async function refused(work: Promise<string>, isOperators: (error: unknown) => boolean): Promise<string> {
  const error = await work.then(
    (done) => assert.fail(`it did: ${done}`),
    (caught: Error) => caught,
  );
  assert.ok(isOperators(error), error.stack);
  assert.doesNotMatch(error.message, /\n/);
  return error.message;
}
const noCredit = ({ deps }: TestBff, ...args: string[]): Promise<string> =>
  refused(credits.perform(deps, args), credits.isOperators);
const noAnswer = ({ deps }: TestBff, ...args: string[]): Promise<string> =>
  refused(disputes.perform(deps, args), disputes.isOperators);

const walletOf = async ({ deps }: TestBff): Promise<number> =>
  Number(
    (
      await deps.db
        .selectFrom('walletEntry')
        .select((e) => e.fn.sum<number | null>('cents').as('cents'))
        .executeTakeFirst()
    )?.cents ?? 0,
  );

onBothEngines('the operator credits an invoice', ({ open }) => {
  it('by an amount over lines of several rates, in turns, until nothing is left', async () => {
    const bff = await open();
    await addAccount(bff);
    const lines = [line(7001), line(2999, { vatRate: 1000 }), line(101)];
    const { id, number } = await issue(bff, { lines });
    await payIn(bff, id, 10_101);

    for (const amount of ['0.01', '33,33', '12.5']) {
      const done = await credits.perform(bff.deps, [
        ...[number, '--amount', amount, '--reason', `Geste ${amount}`, '--to', 'credit'],
      ]);
      assert.match(done, new RegExp(`^AV-2026-\\d{6} credits ${number}: \\d+\\.\\d\\d €$`));
    }
    assert.equal(await walletOf(bff), 1 + 3333 + 1250);
    assert.match(
      await noCredit(bff, number, '--amount', '90', '--reason', 'Geste'),
      /Between 1 and 5517 cents of FA-2026-\d+ can be credited, not 9000/,
    );
    await credits.perform(bff.deps, [number, '--reason', 'Résiliation', '--to', 'credit']);

    assert.equal((await rowOf(bff, id)).state, 'credited');
    assert.equal(await walletOf(bff), 10_101);
    assert.match(await noCredit(bff, number, '--reason', 'Encore'), /is credited already/);
    await assertInOrder(bff);
  });

  it('takes what is due off first, and not twice for the same reason unless told so', async () => {
    const bff = await open();
    await addAccount(bff);
    const { id, number } = await issue(bff);
    const args = [number, '--amount', '20.00', '--reason', 'Panne'];
    await credits.perform(bff.deps, args);
    assert.equal((await rowOf(bff, id)).dueCents, 10_000);

    assert.match(await noCredit(bff, ...args), /^AV-2026-000001 credits .* already; add --again/);
    await credits.perform(bff.deps, [...args, '--again']);
    assert.equal((await rowOf(bff, id)).dueCents, 8000);
    await assertInOrder(bff);
  });

  it('says in one line what to type instead', async () => {
    const bff = await open();
    await addAccount(bff);
    const { number } = await issue(bff);
    const reason = ['--reason', 'Geste'];
    assert.match(await noCredit(bff), /name one invoice/);
    assert.match(await noCredit(bff, 'FA-12', ...reason), /such as FA-2026-000123/);
    assert.match(await noCredit(bff, 'FA-2026-999999', ...reason), /there is no invoice FA-2026-999999/);
    assert.match(await noCredit(bff, number), /--reason must say why/);
    for (const amount of ['-1', '0', '1.234', 'douze', '1e3'])
      assert.match(await noCredit(bff, number, ...reason, `--amount=${amount}`), /--amount must be euros/);
    assert.match(await noCredit(bff, number, ...reason, '--to', 'moon'), /--to must be refund or credit/);
    assert.match(await noCredit(bff, number, '--why', 'x'), /--why/);
    assert.equal((await bff.deps.db.selectFrom('creditNoteOf').selectAll().execute()).length, 0);
  });
});

onBothEngines('the operator answers a dispute', ({ open }) => {
  it('lists what waits, closes it with an answer that is mailed once, and reminders go on', async () => {
    const bff = await open();
    await addAccount(bff);
    const { id, number } = await issue(bff);
    const session = await bff.signInAs('per_camille', customer);
    assert.equal(await disputes.perform(bff.deps, []), 'No dispute waits.');
    await bff.call(`/api/invoices/${id}/dispute`, {
      ...{ method: 'POST', session, headers: { 'idempotency-key': 'operator-answers-1' } },
      body: { reason: 'not-ordered', message: 'Je n’ai rien commandé.' },
    });
    assert.match(
      await disputes.perform(bff.deps, []),
      new RegExp(`^${number}  2026-11-23  120\\.00 €  not-ordered`),
    );

    assert.match(await noAnswer(bff, number, '--answer', 'Non.'), /10 to 2000 characters/);
    const answer = ['--answer', 'Votre commande est jointe, signée le 3 mai.'];
    await disputes.perform(bff.deps, [number, ...answer]);
    assert.deepEqual([(await rowOf(bff, id)).disputedCents, (await rowOf(bff, id)).state], [0, 'open']);
    assert.match(await noAnswer(bff, number, ...answer), /nobody contests/);

    const mails = await bff.deps.db
      .selectFrom('outbox')
      .where('key', 'like', 'mail:dispute-answered:%')
      .select('payload')
      .execute();
    assert.equal(mails.length, 1);
    assert.match((JSON.parse(mails[0]?.payload ?? '{}') as Mail).text, /signée le 3 mai/);
  });

  it('gives way by a credit note, which ends it', async () => {
    const bff = await open();
    await addAccount(bff);
    const { id, number } = await issue(bff);
    const session = await bff.signInAs('per_camille', customer);
    await bff.call(`/api/invoices/${id}/dispute`, {
      ...{ method: 'POST', session, headers: { 'idempotency-key': 'operator-answers-2' } },
      body: { reason: 'not-ordered', message: 'Je n’ai rien commandé.' },
    });
    await credits.perform(bff.deps, [number, '--reason', 'Non commandé']);
    assert.equal(await disputes.perform(bff.deps, []), 'No dispute waits.');
    assert.equal((await rowOf(bff, id)).state, 'credited');
    await assertInOrder(bff);
  });
});
