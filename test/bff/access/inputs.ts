import type { OperationName } from '../../../components/contract/api.ts';
import { digest } from '../../../bff/access/digest.ts';
import { addDays, isoAt, today } from '../../../bff/ports/clock.ts';
import type { World } from './world.ts';

/**
 * A valid input of an operation on objects of the owner; `n` is new for each call, so that each finds its object
 * untouched.
 */
export type InputOf = (world: World, n: number) => object | Promise<object>;

const token = (n: number): string => `${n}`.padStart(43, 'T');
const jwk = { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'B'.repeat(43) };

async function method({ bff, owner }: World, n: number): Promise<string> {
  const id = `pm_matrix${n}`;
  const at = isoAt(bff.clock);
  await bff.deps.db
    .insertInto('paymentMethod')
    .values({
      id, customerId: owner.customerId, provider: 'sandbox', ref: id, kind: 'card', brand: 'visa', last4: '4242', expMonth: 12,
      expYear: 2030, fingerprint: id, mandateRef: null, label: '', isDefault: 0, status: 'active', consentVersion: '2026-11',
      consentAt: at, createdAt: at, version: 1,
    })
    .execute(); // prettier-ignore
  return id;
}

/** Two operations write it: each finds it as it was first read. */
async function untouchedBilling({ bff }: World): Promise<object> {
  await bff.deps.db.updateTable('billingIdentity').set({ version: 1 }).execute();
  return {};
}

async function payment({ bff, owner }: World, n: number): Promise<string> {
  const id = `pay_matrix${n}`;
  await bff.deps.db
    .insertInto('payment')
    .values({
      id, customerId: owner.customerId, provider: 'sandbox', ref: null, idempotencyKey: id, status: 'succeeded', cents: 1200,
      receivedCents: 1200, refundedCents: 0, methodId: null, offSession: 0, scheduledId: null, failureCode: null, failureHard: 0,
      disputed: 0, createdAt: isoAt(bff.clock), endedAt: isoAt(bff.clock), lookAt: null, by: null,
    })
    .execute(); // prettier-ignore
  return id;
}

async function scheduled(world: World, n: number, askedAgain = 0): Promise<string> {
  const { bff, owner, services } = world;
  const id = `sch_matrix${n}`;
  const day = today(bff.clock, 10);
  await bff.deps.db
    .insertInto('scheduledPayment')
    .values({
      id, customerId: owner.customerId, serviceId: services[n % services.length]?.id ?? '', periodStart: addDays(day, 7 + n),
      periodEnd: addDays(day, 372 + n), dueOn: day, cents: 1200, methodId: await method(world, n), status: 'planned', invoiceId: null,
      paymentId: null, tries: 0, nextTryOn: null, announcedAt: null, stoppedBy: null, failureCode: null,
      createdAt: isoAt(bff.clock), version: 1, askedAgain,
    })
    .execute(); // prettier-ignore
  return id;
}

async function quote({ bff, owner, invoices }: World, n: number): Promise<string> {
  const id = `quo_matrix${n}`;
  await bff.deps.db
    .insertInto('quote')
    .values({
      id,
      customerId: owner.customerId,
      invoices: JSON.stringify([{ id: invoices[0], cents: 100 }]),
      cents: 100,
      createdAt: isoAt(bff.clock),
      expiresAt: isoAt(bff.clock, 600_000),
      paymentId: null,
    })
    .execute();
  return id;
}

async function setup({ bff, owner }: World, n: number): Promise<string> {
  const id = `set_matrix${n}`;
  const of = { id, customerId: owner.customerId, personId: owner.personId, provider: 'sandbox' };
  const as = {
    ref: id,
    status: 'created' as const,
    kinds: '["card"]',
    createdAt: isoAt(bff.clock),
    methodId: null,
  };
  await bff.deps.db
    .insertInto('methodSetup')
    .values({ ...of, ...as })
    .execute();
  return id;
}

async function stopLink(world: World, n: number): Promise<string> {
  const link = { tokenHash: digest(token(n)), scheduledId: await scheduled(world, n), usedAt: null };
  await world.bff.deps.db
    .insertInto('stopLink')
    .values({ ...link, expiresAt: isoAt(world.bff.clock, 3_600_000) })
    .execute();
  return token(n);
}

async function connection({ bff, owner, partner }: World, n: number): Promise<string> {
  const id = `con_matrix${n}`;
  const of = { id, personId: owner.personId, partnerId: partner.id, scopes: '["services:read"]' };
  const times = {
    createdAt: isoAt(bff.clock),
    lastUsedAt: null,
    expiresAt: isoAt(bff.clock, 3_600_000),
    revokedAt: null,
  };
  await bff.deps.db
    .insertInto('consent')
    .values({ ...of, ...times })
    .execute();
  await bff.deps.db
    .insertInto('consentAccount')
    .values({ consentId: id, customerId: owner.customerId })
    .execute();
  return id;
}

async function operation({ bff, owner, invoices }: World, n: number): Promise<string> {
  const id = `err_matrix${n}`;
  const input = JSON.stringify({ ids: [invoices[0]], day: today(bff.clock) });
  await bff.deps.db
    .insertInto('operation')
    .values({
      id, ...owner, type: 'invoice-archive', state: 'doing', input, step: 0, done: 0, total: 1, blockedBy: null, needed: '[]',
      failure: null, facts: '{"count":1}', outcome: null, fileName: null, size: null, keptUntil: null, linkKey: 'k', run: 1,
      createdAt: isoAt(bff.clock), startedAt: null, endedAt: null, version: 1,
    })
    .execute(); // prettier-ignore
  return id;
}

const service = ({ services }: World): string => services[0]?.id ?? '';
const invoice = ({ invoices }: World): string => invoices[0] ?? '';
const nothing = (): object => ({});

/** One entry an operation: a new operation without one does not compile. */
export const inputs: Readonly<Record<OperationName, InputOf>> = {
  getSession: nothing,
  signIn: (_, n) => ({ email: `nobody${n}@example.fr`, password: 'not the right words' }),
  signOut: nothing,
  signUp: (_, n) => ({
    email: `new${n}@example.fr`,
    kind: 'person',
    firstName: 'A',
    lastName: 'B',
    terms: true,
  }),
  forgotPassword: (_, n) => ({ email: `nobody${n}@example.fr` }),
  setPassword: (_, n) => ({ token: token(n), password: 'canard agrafe nuage 42' }),
  switchAccount: ({ owner }) => ({ account: owner.customerId }),
  describePartner: ({ partner }) => ({ partner: partner.id, origin: partner.origin }),
  approvePartner: ({ partner, owner }) => ({
    partner: partner.id,
    origin: partner.origin,
    scopes: ['services:read'],
    accounts: [owner.customerId],
    key: jwk,
    codeChallenge: 'C'.repeat(43),
  }),
  listConnections: nothing,
  revokeConnection: async (world, n) => ({ id: await connection(world, n) }),
  listServices: nothing,
  countServices: nothing,
  exportServices: nothing,
  getService: (world) => ({ id: service(world) }),
  labelService: (world, n) => ({ id: service(world), label: `Label ${n}` }),
  tagService: (world, n) => ({ id: service(world), tags: [`tag${n}`] }),
  setAutoRenew: (world) => ({ id: service(world), on: false }),
  listInvoices: nothing,
  sumInvoices: nothing,
  getInvoice: (world) => ({ id: invoice(world) }),
  downloadInvoice: (world) => ({ id: invoice(world) }),
  disputeInvoice: (world) => ({ id: invoice(world), reason: 'other', message: 'Contestée.' }),
  withdrawDispute: (world) => ({ id: invoice(world) }),
  exportInvoices: nothing,
  exportFec: () => ({ issuedFrom: '2026-01-01', issuedTo: '2026-12-31', seller: 'host' }),
  archiveInvoices: (world) => ({ ids: [invoice(world)] }),
  listOperations: nothing,
  getOperation: async (world, n) => ({ id: await operation(world, n) }),
  cancelOperation: async (world, n) => ({ id: await operation(world, n) }),
  relaunchOperation: async (world, n) => ({ id: await operation(world, n) }),
  getOperationLink: async (world, n) => ({ id: await operation(world, n) }),
  getBilling: nothing,
  setBillingAddress: async (world) => ({
    ...(await untouchedBilling(world)),
    lines: ['1 rue de la Paix'],
    postCode: '59000',
    city: 'Lille',
    email: 'a@example.fr',
  }),
  setAccountant: async (world) => ({ ...(await untouchedBilling(world)), email: 'accountant@example.fr' }),
  listPaymentMethods: nothing,
  addPaymentMethod: () => ({ kind: 'card', consent: '2026-11' }),
  finishPaymentMethod: async (world, n) => ({ id: await setup(world, n) }),
  labelPaymentMethod: async (world, n) => ({ id: await method(world, n), label: 'Pro' }),
  defaultPaymentMethod: async (world, n) => ({ id: await method(world, n) }),
  chooseServiceMethod: async (world, n) => ({ service: service(world), method: await method(world, n) }),
  removePaymentMethod: async (world, n) => ({ id: await method(world, n) }),
  listPayments: nothing,
  getPayment: async (world, n) => ({ id: await payment(world, n) }),
  quotePayment: (world) => ({ invoices: [{ id: invoice(world), cents: 100 }] }),
  getQuote: async (world, n) => ({ id: await quote(world, n) }),
  payInvoices: async (world, n) => ({ quote: await quote(world, n) }),
  payByTransfer: async (world, n) => ({ quote: await quote(world, n) }),
  getWallet: nothing,
  refundCredit: nothing,
  listScheduledPayments: nothing,
  forecastPayments: nothing,
  groupScheduledPayments: () => Promise.resolve({ on: true }),
  stopScheduledPayment: async (world, n) => ({ id: await scheduled(world, n) }),
  moveScheduledPayment: async (world, n) => ({
    id: await scheduled(world, n),
    dueOn: today(world.bff.clock, 9),
  }),
  payScheduledNow: async (world, n) => ({ id: await scheduled(world, n) }),
  changeScheduledMethod: async (world, n) => ({
    id: await scheduled(world, n),
    method: await method(world, n + 1_000_000),
  }),
  getCalendarFeed: nothing,
  createCalendarFeed: nothing,
  revokeCalendarFeed: nothing,
  agreeScheduledPrice: async (world, n) => ({
    id: await scheduled(world, n, 1),
    amount: { cents: 1200, currency: 'EUR' },
  }),
  readStopLink: async (world, n) => ({ token: await stopLink(world, n) }),
  useStopLink: async (world, n) => ({ token: await stopLink(world, n) }),
};

/** Operations on objects of a person, whatever the account: a delegate of the account knows nothing of them. */
export const personal: ReadonlySet<OperationName> = new Set<OperationName>([
  'revokeConnection',
  'getOperation',
  'cancelOperation',
  'relaunchOperation',
  'getOperationLink',
]);

/** Operations that ask the payment provider, which these tests do not have: they get as far as that. */
export const asksProvider: ReadonlySet<OperationName> = new Set<OperationName>([
  'addPaymentMethod',
  'finishPaymentMethod',
  'removePaymentMethod',
  'payInvoices',
  'payScheduledNow',
]);
