import { composeDocument } from '../../../../bff/invoices/document/compose.ts';
import type { DocumentSnapshot } from '../../../../bff/invoices/document/model.ts';
import { careInvoice, creditNote, openInvoice, paidRenewal, reverseCharge, samples } from './samples.ts';

type Writable<T> = T extends object ? { -readonly [K in keyof T]: Writable<T[K]> } : T;
type Fault = (snapshot: Writable<DocumentSnapshot>) => void;

const open = composeDocument(openInvoice);
const paid = composeDocument(paidRenewal);
const credit = composeDocument(creditNote);
const care = composeDocument(careInvoice);
const reversed = composeDocument(reverseCharge);

/** The document after the fault; the sound one stays as it is. */
export function spoiled(sound: DocumentSnapshot, fault: Fault): DocumentSnapshot {
  const copy = structuredClone(sound) as Writable<DocumentSnapshot>;
  fault(copy);
  return copy;
}

/** Each rule, the field it names, a sound document and what is done to it. */
export const faults: readonly (readonly [
  rule: string,
  field: string,
  sound: DocumentSnapshot,
  fault: Fault,
])[] = [
  ['BR-02', 'number', open, (s) => (s.number = ' ')],
  ['BR-06', 'seller.name', open, (s) => (s.seller.name = '')],
  ['BR-07', 'buyer.name', open, (s) => (s.buyer.name = '')],
  ['BR-09', 'seller.address.country', open, (s) => (s.seller.address.country = 'France')],
  ['BR-11', 'buyer.address.country', open, (s) => (s.buyer.address.country = 'fr')],
  ['BR-57', 'deliverTo.address.country', care, (s) => (s.deliverTo!.address.country = '')],
  ['BR-16', 'lines', open, (s) => (s.lines = [])],
  ['BR-62', 'seller.electronicAddress.scheme', open, (s) => (s.seller.electronicAddress.scheme = '')],
  ['BR-63', 'buyer.electronicAddress.scheme', open, (s) => (s.buyer.electronicAddress.scheme = '')],
  ['BR-23', 'lines[0].unitCode', open, (s) => (s.lines[0]!.unitCode = 'heures')],
  ['BR-25', 'lines[1].name', open, (s) => (s.lines[1]!.name = '')],
  ['BR-27', 'lines[0].netUnitPrice', open, (s) => (s.lines[0]!.netUnitPrice = -1)],
  ['BR-42', 'lines[1].allowance.reason', open, (s) => (s.lines[1]!.allowance!.reason = '')],
  ['BR-29', 'period.end', open, (s) => (s.period!.end = '2026-11-30')],
  ['BR-30', 'lines[0].period.end', open, (s) => (s.lines[0]!.period!.end = '2026-11-30')],
  ['BR-55', 'precedingInvoices[0].number', credit, (s) => (s.precedingInvoices[0]!.number = '')],
  ['BR-CO-25', 'dueDate', open, (s) => ((s.dueDate = ''), (s.payment.terms = ''))],
  ['BR-61', 'payment.creditTransfer.iban', open, (s) => (s.payment.creditTransfer!.iban = '')],
  ['BR-51', 'payment.cardLastDigits', paid, (s) => (s.payment.cardLastDigits = '4242424242424242')],
  ['BR-CO-10', 'totals.net', open, (s) => (s.totals.net += 1)],
  ['BR-CO-14', 'totals.vat', open, (s) => (s.totals.vat += 1)],
  ['BR-CO-15', 'totals.vatIncluded', open, (s) => (s.totals.vatIncluded += 1)],
  ['BR-CO-16', 'totals.due', open, (s) => (s.totals.due -= 1)],
  ['BR-CO-18', 'vatBreakdown', open, (s) => (s.vatBreakdown = [])],
  ['BR-CO-17', 'vatBreakdown[0].vatAmount', open, (s) => (s.vatBreakdown[0]!.vatAmount += 101)],
  ['BR-S-08', 'vatBreakdown[0].taxableAmount', open, (s) => (s.vatBreakdown[0]!.taxableAmount += 1)],
  ['BR-CO-04', 'lines[0].vatCategory', open, (s) => (s.lines[0]!.vatRate = 1000)],
  ['BR-CO-09', 'seller.vatId', open, (s) => (s.seller.vatId = '88100000009')],
  ['BR-CO-09', 'buyer.vatId', open, (s) => (s.buyer.vatId = '12')],
  ['BR-S-02', 'seller.vatId', open, (s) => (s.seller.vatId = '')],
  ['BR-S-05', 'lines[0].vatRate', open, (s) => (s.lines[0]!.vatRate = 0)],
  ['BR-E-10', 'vatBreakdown[0].exemption', reversed, (s) => delete s.vatBreakdown[0]!.exemption],
  ['BR-AE-02', 'buyer.vatId', reversed, (s) => delete s.buyer.vatId],
  ['BR-IC-02', 'buyer.vatId', reversed, (s) => ((s.lines[0]!.vatCategory = 'K'), delete s.buyer.vatId)],
  ['BR-IC-12', 'deliverTo', reversed, (s) => (s.lines[0]!.vatCategory = 'K')],
  [
    'BR-O-11',
    'vatBreakdown',
    composeDocument(samples['mixedRates']!),
    (s) => (s.lines[4]!.vatCategory = 'O'),
  ],
  ['BR-FR-01', 'number', open, (s) => (s.number = `FA-${'1'.repeat(33)}`)],
  ['BR-FR-02', 'number', open, (s) => (s.number = 'FA 2026 1')],
  [
    'BR-FR-01',
    'precedingInvoices[0].number',
    credit,
    (s) => (s.precedingInvoices[0]!.number = '1'.repeat(36)),
  ],
  ['BR-FR-02', 'precedingInvoices[0].number', credit, (s) => (s.precedingInvoices[0]!.number = 'FA#1')],
  ['BR-FR-04', 'typeCode', open, (s) => (s.typeCode = '385' as '380')],
  ['BR-FR-08', 'process', open, (s) => (s.process = 'X1' as 'S1')],
  ['BR-FR-03', 'issueDate', open, (s) => (s.issueDate = '2026-02-29')],
  ['BR-FR-03', 'dueDate', open, (s) => (s.dueDate = '2126-11-23')],
  ['BR-FR-03', 'deliveryDate', open, (s) => (s.deliveryDate = '23/11/2026')],
  ['BR-FR-03', 'period', open, (s) => (s.period!.start = '2026-13-01')],
  ['BR-FR-03', 'lines[0].period', open, (s) => (s.lines[0]!.period!.end = '')],
  [
    'BR-FR-03',
    'precedingInvoices[0].issueDate',
    credit,
    (s) => (s.precedingInvoices[0]!.issueDate = '1999-12-31'),
  ],
  ['BR-FR-CO-07', 'dueDate', open, (s) => (s.dueDate = '2026-11-22')],
  ...(['PMT', 'PMD', 'AAB'] as const).flatMap((code) => [
    [
      'BR-FR-05',
      'notes',
      open,
      (s) => (s.notes = s.notes.filter((note) => note.subjectCode !== code)),
    ] as const satisfies readonly [string, string, DocumentSnapshot, Fault],
    [
      'BR-FR-06',
      'notes',
      open,
      (s) => s.notes.push({ subjectCode: code, text: 'again' }),
    ] as const satisfies readonly [string, string, DocumentSnapshot, Fault],
  ]),
  ['BR-FR-20', 'notes', open, (s) => (s.notes.find((note) => note.subjectCode === 'BAR')!.text = 'C2C')],
  ['BR-FR-31', 'notes', open, (s) => s.notes.push({ subjectCode: 'BAR', text: 'B2B' })],
  ['BR-FR-09', 'seller.siret', open, (s) => (s.seller.siret = '99999999900017')],
  ['BR-FR-09', 'buyer.siret', open, (s) => (s.buyer.siret = '300000007')],
  ['BR-FR-10', 'seller.siren', open, (s) => (s.seller.siren = '1000000')],
  ['BR-FR-11', 'buyer.siren', open, (s) => delete s.buyer.siren],
  ['BR-FR-32', 'buyer.siren', open, (s) => (s.buyer.siren = '300 000 007')],
  ['BR-FR-12', 'buyer.electronicAddress', open, (s) => (s.buyer.electronicAddress.id = ' ')],
  ['BR-FR-13', 'seller.electronicAddress', open, (s) => (s.seller.electronicAddress.id = '')],
  ['BR-FR-21', 'buyer.electronicAddress', open, (s) => (s.buyer.electronicAddress.id = '100000009')],
  ['BR-FR-23', 'seller.electronicAddress', open, (s) => (s.seller.electronicAddress.id = '100000009 a')],
  ['BR-FR-23', 'buyer.electronicAddress', open, (s) => (s.buyer.electronicAddress.id = '300000007/a')],
  ['BR-FR-25', 'seller.electronicAddress', open, (s) => (s.seller.electronicAddress.id = '1'.repeat(126))],
  [
    'BR-FR-25',
    'buyer.electronicAddress',
    open,
    (s) => (s.buyer.electronicAddress.id = '300000007'.padEnd(126, '1')),
  ],
  ['BR-FR-15', 'lines[0].vatCategory', open, (s) => (s.lines[0]!.vatCategory = 'L' as 'S')],
  ['BR-FR-16', 'vatBreakdown[0].rate', open, (s) => (s.vatBreakdown[0]!.rate = 2100)],
  ['BR-FR-16', 'lines[0].vatRate', open, (s) => (s.lines[0]!.vatRate = 600)],
  ['BR-FR-CO-04', 'precedingInvoices', open, (s) => (s.typeCode = '384')],
  ['BR-FR-CO-05', 'precedingInvoices', credit, (s) => (s.precedingInvoices = [])],
  ['BR-FR-CO-08', 'process', open, (s) => ((s.typeCode = '386'), (s.process = 'S4'))],
  ['BR-FR-CO-09', 'totals.paid', paid, (s) => ((s.totals.paid = 0), (s.totals.due = s.totals.vatIncluded))],
  ['O2-series', 'number', open, (s) => (s.number = 'AV-2026-000124')],
  ['O2-type', 'typeCode', open, (s) => (s.typeCode = '381')],
  ['O2-type', 'typeCode', credit, (s) => (s.typeCode = '380')],
  ['O2-settlement', 'settlement', credit, (s) => delete s.settlement],
  ['O2-reason', 'reason', credit, (s) => (s.reason = ' ')],
  ['O2-positive', 'totals.vatIncluded', open, (s) => (s.totals.vatIncluded = -1)],
  ['O2-payments', 'payments', paid, (s) => (s.payments[0]!.amount = 9877)],
  ['O2-printed-total', 'lines', open, (s) => (s.lines[0]!.vatIncludedAmount += 1)],
  ['O2-line-ids', 'lines[1].id', open, (s) => (s.lines[1]!.id = '1')],
  [
    'O2-payment-label',
    'payments[0].label',
    paid,
    (s) => (s.payments[0]!.label = 'Carte 4242 4242 4242 4242'),
  ],
  ['D7233-1', 'seller.homeServices', care, (s) => delete s.seller.homeServices],
];
