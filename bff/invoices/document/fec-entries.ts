import type { FecEntry, FecLine } from './fec.ts';
import type { Buyer } from './party.ts';
import type { DocumentSnapshot, VatBreakdown } from './model.ts';
import type { Cents, DateOnly } from './units.ts';
import { percent } from './wording.ts';

const customers = { account: '411000', accountLabel: 'Clients' };
const advances = { account: '419100', accountLabel: 'Clients - Avances et acomptes reçus' };
const group = { account: '451000', accountLabel: 'Groupe' };
const goods = { account: '707000', accountLabel: 'Ventes de marchandises' };
const services = { account: '706000', accountLabel: 'Prestations de services' };

/** VAT collected, one account per rate: 20 % is 445712000, 5.5 % is 445710550. */
const vatAccount = ({ rate }: VatBreakdown): Pick<FecLine, 'account' | 'accountLabel'> => ({
  account: `44571${String(rate).padStart(4, '0')}`,
  accountLabel: `TVA collectée ${percent(rate)}`.replace(/[\u00a0\u202f]/g, ' '),
});

/** Where money arrives: what a provider holds until it pays out, or the bank. */
const banks = {
  provider: { account: '511500', accountLabel: 'Cartes et prélèvements à encaisser' },
  bank: { account: '512000', accountLabel: 'Banque' },
} as const;

/** What an entry of sales needs of a document; a snapshot fits. */
export interface Sale extends Pick<DocumentSnapshot, 'kind' | 'number' | 'issueDate' | 'process'> {
  readonly buyer: Pick<Buyer, 'customerNumber' | 'name'>;
  readonly totals: Pick<DocumentSnapshot['totals'], 'net' | 'vatIncluded'>;
  readonly vatBreakdown: readonly VatBreakdown[];
}

/** `VE`: the customer owes the total, sales and VAT per rate; a credit note the other way round. None when nothing is owed. */
export function saleEntry(sold: Sale): FecEntry | undefined {
  const { kind, number, issueDate, buyer, totals, vatBreakdown, process } = sold;
  const sale = process.startsWith('B') ? goods : services;
  const lines = [
    { ...customers, auxiliary: auxiliary(buyer), amount: totals.vatIncluded },
    { ...sale, amount: -totals.net },
    ...vatBreakdown.map((entry) => ({ ...vatAccount(entry), amount: -entry.vatAmount })),
  ].flatMap(({ amount, ...line }) => sided(line, kind === 'AV' ? -amount : amount));
  if (lines.length === 0) return undefined;
  const label = `${kind === 'AV' ? 'Avoir' : 'Facture'} ${number} ${buyer.name}`;
  return {
    journal: 'VE',
    date: issueDate,
    piece: number,
    pieceDate: issueDate,
    label,
    validatedOn: issueDate,
    lines,
  };
}

/** Money that came in, or went back to the customer when the amount is negative. */
export interface Receipt {
  readonly date: DateOnly;
  /** The payment's or refund's reference. */
  readonly reference: string;
  readonly customer: Pick<Buyer, 'customerNumber' | 'name'>;
  readonly amount: Cents;
  readonly into: keyof typeof banks;
  /** It settled nothing: it is the customer's credit, or comes out of it. */
  readonly isAdvance?: boolean;
  /** It is for an invoice of this other seller, to whom it is owed. */
  readonly collectedFor?: OtherSeller;
}

/** A seller of the same house, by his code in the books. */
export interface OtherSeller {
  readonly code: string;
  readonly name: string;
}

/**
 * `BQ`: money in against the customer's account, against his advances when nothing was owed, or against the seller to whom it
 * is owed; the other way round for a refund. A transfer stands at the bank at once, a charge with the provider until it pays out.
 */
export const receiptEntry = ({
  date,
  reference,
  customer,
  amount,
  into,
  isAdvance = false,
  collectedFor,
}: Receipt): FecEntry => ({
  journal: 'BQ',
  date,
  piece: reference,
  pieceDate: date,
  label: `${amount < 0 ? 'Remboursement' : 'Règlement'} ${reference} ${customer.name}${collectedFor ? ` pour ${collectedFor.name}` : ''}`,
  validatedOn: date,
  lines: [
    ...sided(banks[into], amount),
    ...sided(
      collectedFor
        ? owedBy(collectedFor)
        : { ...(isAdvance ? advances : customers), auxiliary: auxiliary(customer) },
      -amount,
    ),
  ],
});

const owedBy = ({ code, name }: OtherSeller) => ({ ...group, auxiliary: { account: code, label: name } });

/**
 * `OD`: an invoice is paid by money that came to the other seller's account, who owes it; the other way round for what went
 * back from there.
 */
export const collectedElsewhereEntry = ({
  date,
  reference,
  customer,
  amount,
  other,
}: Omit<Receipt, 'into' | 'isAdvance' | 'collectedFor'> & { readonly other: OtherSeller }): FecEntry => ({
  journal: 'OD',
  date,
  piece: reference,
  pieceDate: date,
  label: `${amount < 0 ? 'Remboursement' : 'Règlement'} ${reference} ${customer.name} ${amount < 0 ? 'versé' : 'encaissé'} par ${other.name}`,
  validatedOn: date,
  lines: [
    ...sided(owedBy(other), amount),
    ...sided({ ...customers, auxiliary: auxiliary(customer) }, -amount),
  ],
});

/** `OD`: credit from money that came too late or was too much pays an invoice. */
export const creditUsedEntry = ({
  date,
  reference,
  customer,
  amount,
}: Omit<Receipt, 'into' | 'isAdvance' | 'collectedFor'>): FecEntry => ({
  journal: 'OD',
  date,
  piece: reference,
  pieceDate: date,
  label: `Imputation d'avance ${reference} ${customer.name}`,
  validatedOn: date,
  lines: [
    ...sided({ ...advances, auxiliary: auxiliary(customer) }, amount),
    ...sided({ ...customers, auxiliary: auxiliary(customer) }, -amount),
  ],
});

/** Credit of a customer with one seller that paid an invoice of the other: a debt between the two. */
export interface BetweenSellers extends Omit<Receipt, 'into' | 'collectedFor'> {
  /** `debtor`: the books of whoever held the credit; `creditor`: those of whoever's invoice it paid. */
  readonly books: 'debtor' | 'creditor';
  readonly other: OtherSeller;
}

/** `OD`: the customer's credit goes over to the other seller, who is owed it; or his invoice is paid by what the other owes. */
export function betweenSellersEntry(it: BetweenSellers): FecEntry {
  const { date, reference, customer, amount, books, other, isAdvance = false } = it;
  const owed = owedBy(other);
  const credit = { ...(isAdvance ? advances : customers), auxiliary: auxiliary(customer) };
  const [debit, against] = books === 'debtor' ? [credit, owed] : [owed, credit];
  return {
    journal: 'OD',
    date,
    piece: reference,
    pieceDate: date,
    label: `Avoir ${reference} ${customer.name} ${books === 'debtor' ? 'imputé chez' : 'venu de'} ${other.name}`,
    validatedOn: date,
    lines: [...sided(debit, amount), ...sided(against, -amount)],
  };
}

const auxiliary = ({
  customerNumber,
  name,
}: Pick<Buyer, 'customerNumber' | 'name'>): FecLine['auxiliary'] & object => ({
  account: customerNumber,
  label: name,
});

/** A positive amount is a debit, a negative one a credit, nothing is no line. */
function sided(line: Omit<FecLine, 'debit' | 'credit'>, amount: Cents): FecLine[] {
  if (amount === 0) return [];
  return [{ ...line, debit: Math.max(amount, 0), credit: Math.max(-amount, 0) }];
}
