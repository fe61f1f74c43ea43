import type { Deps } from '../../deps.ts';
import { isoAt, today } from '../../ports/clock.ts';
import { newId } from '../../ports/random.ts';
import { Refusal } from '../../refusal.ts';
import type { Write } from '../../storage/write.ts';
import { digest } from '../../access/digest.ts';
import { canonicalJson } from '../document/canonical-json.ts';
import { composeDocument, type DocumentDraft, type DraftLine } from '../document/compose.ts';
import type { DocumentSnapshot, PaymentInstructions, ReceivedPayment } from '../document/model.ts';
import type { Buyer } from '../document/party.ts';
import { violations } from '../document/violations.ts';
import type { Seller } from '../../../components/contract/shapes.ts';
import type { InvoiceTable } from '../table.ts';
import type { LinePart } from './credited-lines.ts';
import { journalise } from './journal.ts';
import { summaryOf } from './summary.ts';
import * as stored from './storage.ts';

/** A service's next period that paying the invoice performs. */
export interface Renews {
  readonly serviceId: string;
  readonly periodStart: string;
  readonly periodEnd: string;
}

/** What is to be billed or credited; it has no number until it is finalised. */
export interface Draft {
  readonly customerId: string;
  readonly seller: Seller;
  readonly kind: 'FA' | 'AV';
  readonly lines: readonly DraftLine[];
  /** What the list and the search show. */
  readonly subject: string;
  /** Domains and labels that the search also finds. */
  readonly words: readonly string[];
  readonly services: readonly string[];
  readonly dueOn: string;
  readonly deliveredOn?: string;
  readonly period?: DocumentDraft['period'];
  readonly purchaseOrder?: string;
  readonly renews?: readonly Renews[];
  readonly payments?: readonly ReceivedPayment[];
  readonly paymentMeans?: PaymentInstructions;
  /** Why no VAT is charged, where the category does not say it: always for E. */
  readonly exemptions?: DocumentDraft['exemptions'];
  /** For a credit note. */
  readonly credits?: {
    readonly invoiceId: string;
    readonly number: string;
    readonly issuedOn: string;
    readonly reason: string;
    readonly settlement: 'refund' | 'wallet' | 'offset';
    /** How much of each line of the invoice. */
    readonly parts: readonly LinePart[];
  };
}

/** A document as issued. */
export interface Issued {
  readonly id: string;
  readonly number: string;
  readonly snapshot: DocumentSnapshot;
}

/**
 * Gives the draft its number and freezes it, inside the caller's transaction: what is rolled back gives its number back,
 * so a series has no hole (CGI ann. II art. 242 nonies A). Rendering and mails leave through the outbox after commit.
 * Throws when the draft breaks a legal rule: a fault of ours, nothing is issued.
 */
export async function finalize(deps: Deps, write: Write, draft: Draft): Promise<Issued> {
  const issuedOn = today(deps.clock);
  const identity = await stored.findIdentity(write.tx, draft.customerId);
  if (!identity)
    throw new Refusal('invalid-input', {
      detail: 'The account has no billing address yet; fill it in first.',
      errors: [{ pointer: '/billing', detail: 'is missing' }],
    });
  const { number, lastIssuedOn } = await stored.nextNumber(write.tx, draft.seller, draft.kind, issuedOn);
  if (issuedOn < lastIssuedOn)
    throw new Error(`the clock says ${issuedOn}, but the series goes up to ${lastIssuedOn}`);
  const full = `${draft.kind}-${prefix[draft.seller]}${issuedOn.slice(0, 4)}-${String(number).padStart(6, '0')}`;
  const snapshot = composeDocument(draftOf(deps, draft, buyerOf(identity), full, issuedOn));
  const broken = violations(snapshot);
  if (broken.length > 0)
    throw new Error(`${full} breaks ${broken.map((it) => `${it.rule} (${it.message})`).join(', ')}`);
  const id = newId(deps.random, draft.kind === 'FA' ? 'inv' : 'crn');
  await store(deps, write, draft, { id, number: full, snapshot });
  return { id, number: full, snapshot };
}

/** Two sellers share no number: `FA-2026-…` is the host's, `FA-C2026-…` the home services'. */
const prefix: Readonly<Record<Seller, string>> = { host: '', care: 'C' };

async function store(deps: Deps, write: Write, draft: Draft, issued: Issued): Promise<void> {
  const now = isoAt(deps.clock);
  const { id, number, snapshot } = issued;
  const text = canonicalJson(snapshot);
  await stored.insertInvoice(write.tx, rowOf(draft, issued));
  await stored.insertDocument(write.tx, {
    invoiceId: id,
    customerId: draft.customerId,
    snapshot: text,
    sha256: digest(text),
    finalizedAt: now,
  });
  await stored.insertInvoiceServices(write.tx, draft.customerId, id, number, draft.services);
  if (draft.kind === 'FA') await stored.refreshUnpaid(write.tx, draft.customerId, id);
  if (draft.credits)
    await stored.insertCreditNoteOf(write.tx, {
      creditNoteId: id,
      invoiceId: draft.credits.invoiceId,
      customerId: draft.customerId,
      cents: snapshot.totals.vatIncluded,
      lines: JSON.stringify(draft.credits.parts),
    });
  await journalise(write, now, {
    seller: draft.seller,
    kind: draft.kind === 'FA' ? 'invoice' : 'credit-note',
    ref: id,
    customerId: draft.customerId,
    cents: snapshot.totals.vatIncluded,
    data: { number },
  });
  await stored.enqueue(write.tx, 'document', `document:${id}`, { invoiceId: id }, now);
  write.changed(draft.customerId, [
    'invoices',
    `invoice:${id}`,
    ...draft.services.map((service) => `service:${service}`),
  ]);
}

function rowOf(draft: Draft, { id, number, snapshot }: Issued): InvoiceTable {
  const { net, vat, vatIncluded, due, paid } = snapshot.totals;
  const isCredit = draft.kind === 'AV';
  return {
    customerId: draft.customerId,
    issuedOn: snapshot.issueDate,
    id,
    number,
    kind: draft.kind,
    seller: draft.seller,
    state: isCredit ? 'issued' : due === 0 ? 'paid' : 'open',
    dueOn: isCredit ? null : snapshot.dueDate,
    subject: draft.subject,
    searchKey: fold([draft.subject, ...draft.words].join(' ')),
    netCents: net,
    vatCents: vat,
    totalCents: vatIncluded,
    dueCents: isCredit ? 0 : due,
    creditedCents: 0,
    paidCents: paid,
    disputedCents: 0,
    purchaseOrder: draft.purchaseOrder ?? null,
    settlement: draft.credits?.settlement ?? null,
    renews: draft.renews ? JSON.stringify(draft.renews) : null,
    summary: JSON.stringify(summaryOf(snapshot)),
    attempt: null,
  };
}

function draftOf(deps: Deps, draft: Draft, buyer: Buyer, number: string, issueDate: string): DocumentDraft {
  const terms = deps.settings.sellers[draft.seller];
  return {
    kind: draft.kind,
    number,
    issueDate,
    dueDate: draft.dueOn,
    deliveryDate: draft.deliveredOn ?? issueDate,
    vatDueOn: terms.vatDueOn,
    seller: terms.party,
    buyer,
    operation: 'services',
    lines: draft.lines,
    payments: draft.payments ?? [],
    payment: draft.paymentMeans ?? { ...terms.payment, reference: number },
    ...(draft.exemptions ? { exemptions: draft.exemptions } : {}),
    ...(draft.period ? { period: draft.period } : {}),
    ...(draft.purchaseOrder ? { purchaseOrder: draft.purchaseOrder } : {}),
    ...(draft.credits
      ? {
          reason: draft.credits.reason,
          settlement: draft.credits.settlement,
          precedingInvoices: [{ number: draft.credits.number, issueDate: draft.credits.issuedOn }],
        }
      : {}),
  };
}

const buyerKinds = {
  person: 'consumer',
  company: 'business',
  association: 'association',
  public: 'public',
} as const;

/** Who is billed, as a document freezes it. */
export function buyerOf(identity: NonNullable<Awaited<ReturnType<typeof stored.findIdentity>>>): Buyer {
  return {
    kind: buyerKinds[identity.kind as keyof typeof buyerKinds],
    name: identity.name,
    customerNumber: identity.number,
    electronicAddress: identity.electronicAddress
      ? { scheme: '0225', id: identity.electronicAddress }
      : { scheme: 'EM', id: identity.email },
    address: {
      lines: JSON.parse(identity.lines) as string[],
      postCode: identity.postCode,
      city: identity.city,
      country: identity.country,
    },
    ...(identity.attention ? { attention: identity.attention } : {}),
    ...(identity.siren ? { siren: identity.siren } : {}),
    ...(identity.siret ? { siret: identity.siret } : {}),
    ...(identity.vatId ? { vatId: identity.vatId } : {}),
  };
}

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
