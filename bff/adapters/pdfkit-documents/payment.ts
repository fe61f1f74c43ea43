import type { DocumentSnapshot, PaymentInstructions, Settlement } from '../../invoices/document/model.ts';
import type { DateOnly } from '../../invoices/document/units.ts';
import { euros, longDate } from '../../invoices/document/wording.ts';
import { ensure, type Sheet } from './sheet.ts';
import { paragraph } from './text.ts';
import { columns, styles } from './theme.ts';

/** How the amount was paid, is to be paid, or is given back. */
export function drawPayment(sheet: Sheet, snapshot: DocumentSnapshot): void {
  const [heading, ...texts] = paymentTexts(snapshot);
  if (!heading) return;
  ensure(sheet, styles.section.leading + texts.length * styles.body.leading);
  paragraph(sheet, { ...styles.section, color: sheet.accent }, heading, columns.page, 'H2');
  for (const text of texts) paragraph(sheet, styles.body, text);
  sheet.y += 12;
}

function paymentTexts(snapshot: DocumentSnapshot): string[] {
  const { kind, totals, payments, settlement, payment, dueDate } = snapshot;
  if (kind === 'AV') return ['Remboursement', settlements[settlement ?? 'refund']];
  const received = payments.map(
    ({ date, label, amount }) => `${longDate(date)} : ${label}, ${euros(amount)}`,
  );
  if (totals.due <= 0) return [totals.vatIncluded === 0 ? 'Rien à payer' : 'Facture payée', ...received];
  return [dueSentence(payment, dueDate), ...received, ...instructions(payment)];
}

/** When what is left must be paid; a direct debit asks nothing of the reader. */
export const dueSentence = ({ meansCode }: PaymentInstructions, dueDate: DateOnly): string =>
  meansCode === '59'
    ? `Prélèvement automatique le ${longDate(dueDate)}`
    : `À payer au plus tard le ${longDate(dueDate)}`;

const settlements: Record<Settlement, string> = {
  refund: 'Le montant de cet avoir est remboursé par le moyen de paiement d’origine.',
  wallet:
    'Le montant de cet avoir est porté à votre crédit et déduit de vos prochaines factures ; il est remboursable sur demande.',
  offset: 'Le montant de cet avoir est déduit de la facture qu’il corrige.',
};

function instructions(payment: PaymentInstructions): string[] {
  const { means, cardLastDigits, creditTransfer, directDebit, reference, terms } = payment;
  const account = creditTransfer && [
    creditTransfer.accountName && `Titulaire : ${creditTransfer.accountName}`,
    `IBAN : ${grouped(creditTransfer.iban)}`,
    creditTransfer.bic && `BIC : ${creditTransfer.bic}`,
  ];
  return [
    cardLastDigits ? `${means} se terminant par ${cardLastDigits}` : means,
    ...(account ? [account.filter(Boolean).join(' — ')] : []),
    ...(reference ? [`Référence à rappeler : ${reference}`] : []),
    ...(directDebit
      ? [
          `Compte se terminant par ${directDebit.accountLastDigits}, mandat ${directDebit.mandate}, ` +
            `identifiant du créancier ${directDebit.creditorId}`,
        ]
      : []),
    ...(terms ? [terms] : []),
  ];
}

/** An IBAN in groups of four, with no-break spaces. */
const grouped = (iban: string): string => iban.replaceAll(' ', '').replace(/(.{4})(?=.)/g, '$1\u00a0');
