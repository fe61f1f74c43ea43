import assert from 'node:assert/strict';
import { checkLedger, ledgerReport } from '../../../bff/invoices/ledger/check.ts';
import { takeWord } from '../../../bff/flows/settle.ts';
import { finalize, type Draft, type Issued } from '../../../bff/invoices/ledger/finalize.ts';
import { isoAt } from '../../../bff/ports/clock.ts';
import { open } from '../../../bff/payments/attempts.ts';
import { inWrite } from '../../../bff/storage/write.ts';
import type { TestBff } from '../../support/bff.ts';
import { addCustomer, addPerson, join } from '../../support/people.ts';

export const customer = 'cus_a';

export interface DeskOptions {
  readonly customerId?: string;
  readonly personId?: string;
  readonly accountant?: string;
}

/** An account with its holder and a billing address. */
export async function addAccount(
  bff: TestBff,
  { customerId = customer, personId = 'per_camille', accountant }: DeskOptions = {},
): Promise<void> {
  await addPerson(bff, { id: personId, email: `${personId}@example.fr`, password: '' });
  await addCustomer(bff, customerId);
  await join(bff, personId, customerId);
  await addIdentity(bff, customerId, accountant);
}

export const addIdentity = (
  { deps }: TestBff,
  customerId = customer,
  accountantEmail: string | null = null,
): Promise<unknown> =>
  deps.db
    .insertInto('billingIdentity')
    .values({
      customerId,
      name: 'Camille Durand',
      attention: null,
      lines: JSON.stringify(['3 rue des Fées']),
      postCode: '63000',
      city: 'Clermont-Ferrand',
      country: 'FR',
      siren: null,
      siret: null,
      vatId: null,
      email: `${customerId}@factures.example`,
      electronicAddress: null,
      accountantEmail,
      version: 1,
    })
    .execute();

/** A service on the account, enough of one to be billed. */
export async function addService(
  { deps }: TestBff,
  id: string,
  customerId = customer,
  more = {},
): Promise<void> {
  await deps.db
    .insertInto('service')
    .values({
      customerId,
      id,
      kind: 'domain',
      seller: 'host',
      state: 'active',
      tab: 'active',
      label: '',
      domain: `${id.replace('_', '-')}.fr`,
      product: 'Domaine .fr',
      labelKey: id,
      searchKey: id,
      orderNumber: 'CMD-1',
      priceCents: 1290,
      nextPriceCents: null,
      periodMonths: 12,
      startedOn: '2025-12-01',
      expiresOn: '2026-12-01',
      renewal: 'manual',
      consentVersion: null,
      consentAt: null,
      unpaidCents: 0,
      cancelOn: null,
      moving: 0,
      createdAt: isoAt(deps.clock),
      version: 1,
      ...more,
    })
    .execute();
}

type Line = Draft['lines'][number];

/** A line at a price with VAT, in cents. */
export const line = (cents: number, more: Partial<Line> = {}): Line => ({
  name: 'Hébergement Web',
  unitCode: 'ANN',
  quantity: 10_000,
  unitPrice: cents * 10_000,
  priceIncludesVat: true,
  vatCategory: 'S',
  vatRate: 2000,
  ...more,
});

export const draft = (more: Partial<Draft> = {}): Draft => ({
  customerId: customer,
  seller: 'host',
  kind: 'FA',
  lines: [line(12_000)],
  subject: 'Hébergement Web · boutique.fr',
  words: ['boutique.fr'],
  services: [],
  dueOn: '2026-12-23',
  ...more,
});

/** Issues an invoice. */
export const issue = ({ deps }: TestBff, more: Partial<Draft> = {}): Promise<Issued> =>
  inWrite(deps, (write) => finalize(deps, write, draft(more)));

/** The row of a document. */
export const rowOf = ({ deps }: TestBff, id: string) =>
  deps.db.selectFrom('invoice').where('id', '=', id).selectAll().executeTakeFirstOrThrow();

interface Part {
  readonly invoiceId: string;
  readonly cents: number;
}

/** Opens an attempt for these invoices; answers its id. */
export const openAttempt = async ({ deps }: TestBff, ...parts: Part[]): Promise<string> =>
  (await inWrite(deps, (write) => open(deps, write, { customerId: customer, parts, offSession: false }))).id;

/** The provider says that the money of an attempt is there, as often as it likes. */
export const arrive = ({ deps, clock }: TestBff, id: string, cents: number) =>
  takeWord(deps, id, {
    ref: `psp_${id}`,
    reference: id,
    customer: null,
    status: 'succeeded',
    amount: { cents, currency: 'EUR' },
    received: cents,
    refunded: 0,
    redirectUrl: null,
    paidWith: null,
    failure: null,
    disputed: false,
    createdAt: new Date(clock.now()),
  });

/** Money that arrived for an invoice; answers the payment's id. */
export async function payIn(bff: TestBff, invoiceId: string, cents: number): Promise<string> {
  const id = await openAttempt(bff, { invoiceId, cents });
  await arrive(bff, id, cents);
  return id;
}

/** Fails with the report when anything in the ledger does not add up. */
export async function assertInOrder({ deps }: TestBff): Promise<void> {
  const found = await checkLedger(deps);
  assert.equal(found.length, 0, ledgerReport(found));
}
