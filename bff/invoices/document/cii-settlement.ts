import { rate } from './cii-line.ts';
import { amount, billingPeriod, dated } from './cii-parts.ts';
import type { DocumentSnapshot, PaymentInstructions, Totals, VatBreakdown } from './model.ts';
import { element, leaf, type Markup } from './xml.ts';

/** Payment, VAT, totals and corrected invoices (BG-16, BG-23, BG-22, BG-3). */
export const settlement = (snapshot: DocumentSnapshot): Markup =>
  element(
    'ram:ApplicableHeaderTradeSettlement',
    leaf('ram:CreditorReferenceID', snapshot.payment.directDebit?.creditorId),
    leaf('ram:PaymentReference', snapshot.payment.reference),
    leaf('ram:InvoiceCurrencyCode', snapshot.currency),
    paymentMeans(snapshot.payment),
    ...snapshot.vatBreakdown.map((entry) => tradeTax(entry, snapshot.vatDueOn)),
    billingPeriod(snapshot.period),
    paymentTerms(snapshot),
    summation(snapshot.totals, snapshot.currency),
    ...snapshot.precedingInvoices.map((invoice) =>
      element(
        'ram:InvoiceReferencedDocument',
        leaf('ram:IssuerAssignedID', invoice.number),
        dated('ram:FormattedIssueDateTime', invoice.issueDate, 'qdt'),
      ),
    ),
  );

const paymentMeans = ({ meansCode, means, cardLastDigits, creditTransfer }: PaymentInstructions): Markup =>
  element(
    'ram:SpecifiedTradeSettlementPaymentMeans',
    leaf('ram:TypeCode', meansCode),
    leaf('ram:Information', means),
    element('ram:ApplicableTradeSettlementFinancialCard', leaf('ram:ID', cardLastDigits)),
    element(
      'ram:PayeePartyCreditorFinancialAccount',
      leaf('ram:IBANID', creditTransfer?.iban.replaceAll(' ', '')),
      leaf('ram:AccountName', creditTransfer?.accountName),
    ),
    element('ram:PayeeSpecifiedCreditorFinancialInstitution', leaf('ram:BICID', creditTransfer?.bic)),
  );

/** BT-8 in the words of UNTDID 2475: 5 date of invoice, 72 date of payment. */
const tradeTax = (entry: VatBreakdown, dueOn: DocumentSnapshot['vatDueOn']): Markup =>
  element(
    'ram:ApplicableTradeTax',
    amount('ram:CalculatedAmount', entry.vatAmount),
    leaf('ram:TypeCode', 'VAT'),
    leaf('ram:ExemptionReason', entry.exemption?.reason),
    amount('ram:BasisAmount', entry.taxableAmount),
    leaf('ram:CategoryCode', entry.category),
    leaf('ram:ExemptionReasonCode', entry.exemption?.code),
    leaf('ram:DueDateTypeCode', dueOn === 'debits' ? '5' : '72'),
    rate(entry.category, entry.rate),
  );

const paymentTerms = ({ payment, dueDate }: DocumentSnapshot): Markup =>
  element(
    'ram:SpecifiedTradePaymentTerms',
    leaf('ram:Description', payment.terms),
    dated('ram:DueDateDateTime', dueDate),
    leaf('ram:DirectDebitMandateID', payment.directDebit?.mandate),
  );

const summation = (totals: Totals, currency: string): Markup =>
  element(
    'ram:SpecifiedTradeSettlementHeaderMonetarySummation',
    amount('ram:LineTotalAmount', totals.net),
    amount('ram:TaxBasisTotalAmount', totals.net),
    amount('ram:TaxTotalAmount', totals.vat, { currencyID: currency }),
    amount('ram:GrandTotalAmount', totals.vatIncluded),
    amount('ram:TotalPrepaidAmount', totals.paid),
    amount('ram:DuePayableAmount', totals.due),
  );
