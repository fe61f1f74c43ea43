import assert from 'node:assert/strict';
import type { Output } from '../../../components/contract/api.ts';
import { runNightly } from '../../../bff/flows/nightly-run.ts';
import { addService, customer } from '../invoices/desk.ts';
import { settleDown, type Holder, type Till } from './till.ts';

export const good = '4242424242424242';
export const wantsCustomer = '4000002760003184';
export const auto = {
  renewal: 'auto',
  consentVersion: '2026-11',
  consentAt: '2026-01-01T00:00:00.000Z',
} as const;
let keys = 0;

type Paid = Output<'payScheduledNow'>;

export async function post(till: Till, holder: Holder, path: string, body: object): Promise<Response> {
  const headers = { 'idempotency-key': `action-required-${++keys}` };
  return till.bff.call(path, { method: 'POST', session: holder.session, headers, body });
}

export async function payNow(till: Till, holder: Holder, body: object = {}): Promise<Paid> {
  const answer = await post(till, holder, `/api/scheduled-payments/${(await plan(till)).id}/pay`, body);
  assert.equal(answer.status, 200, await answer.clone().text());
  return (await answer.json()) as Paid;
}

export const plan = ({ bff }: Till) =>
  bff.deps.db.selectFrom('scheduledPayment').selectAll().executeTakeFirstOrThrow();
export const payments = ({ bff }: Till) =>
  bff.deps.db.selectFrom('payment').selectAll().orderBy('id').execute();

/** A planned charge that the bank wants the customer for, and its holder signed in on that day. */
export async function waiting(till: Till): Promise<Holder> {
  await till.saveCard(wantsCustomer);
  await addService(till.bff, 'svc_a', customer, { expiresOn: '2026-12-10', ...auto });
  for (const day of ['2026-11-25', '2026-12-03']) {
    till.clock.set(`${day}T09:00:00.000Z`);
    await runNightly(till.bff.deps, 'one');
    await settleDown(till);
  }
  assert.equal((await plan(till)).status, 'action_required');
  return till.again();
}

/** The same for two services that are charged in one. */
export async function waitingTogether(till: Till): Promise<Holder> {
  await till.bff.call('/api/scheduled-payments/grouping', {
    method: 'PUT',
    session: till.session,
    body: { on: true },
  });
  await addService(till.bff, 'svc_b', customer, { expiresOn: '2026-12-11', ...auto });
  return waiting(till);
}
