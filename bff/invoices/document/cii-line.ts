import { amount, billingPeriod } from './cii-parts.ts';
import { decimal } from './decimal.ts';
import type { DocumentLine, LineAllowance, VatCategory } from './model.ts';
import type { VatRate } from './units.ts';
import { all, element, leaf, type Markup } from './xml.ts';

/** BG-25. */
export const lineItem = (line: DocumentLine): Markup =>
  element(
    'ram:IncludedSupplyChainTradeLineItem',
    element('ram:AssociatedDocumentLineDocument', leaf('ram:LineID', line.id)),
    product(line),
    element(
      'ram:SpecifiedLineTradeAgreement',
      element('ram:NetPriceProductTradePrice', leaf('ram:ChargeAmount', decimal(line.netUnitPrice, 6, 2))),
    ),
    element(
      'ram:SpecifiedLineTradeDelivery',
      leaf('ram:BilledQuantity', decimal(line.quantity, 4), { unitCode: line.unitCode }),
    ),
    lineSettlement(line),
  );

const product = ({ sellerItemId, name, description }: DocumentLine): Markup =>
  element(
    'ram:SpecifiedTradeProduct',
    leaf('ram:SellerAssignedID', sellerItemId),
    leaf('ram:Name', name),
    leaf('ram:Description', description),
  );

const lineSettlement = (line: DocumentLine): Markup =>
  element(
    'ram:SpecifiedLineTradeSettlement',
    element(
      'ram:ApplicableTradeTax',
      leaf('ram:TypeCode', 'VAT'),
      leaf('ram:CategoryCode', line.vatCategory),
      rate(line.vatCategory, line.vatRate),
    ),
    billingPeriod(line.period),
    ...(line.allowance ? [allowance(line.allowance)] : []),
    element(
      'ram:SpecifiedTradeSettlementLineMonetarySummation',
      amount('ram:LineTotalAmount', line.netAmount),
    ),
  );

const allowance = ({ netAmount, reason }: LineAllowance): Markup =>
  element(
    'ram:SpecifiedTradeAllowanceCharge',
    element('ram:ChargeIndicator', leaf('udt:Indicator', 'false')),
    amount('ram:ActualAmount', netAmount),
    leaf('ram:Reason', reason),
  );

/** BT-119 or BT-152; category O has none (BR-O-5). */
export const rate = (category: VatCategory, value: VatRate): Markup =>
  category === 'O' ? all([]) : leaf('ram:RateApplicablePercent', decimal(value, 2));
