import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ciiXml } from '../../../../bff/invoices/document/cii.ts';
import { composeDocument } from '../../../../bff/invoices/document/compose.ts';
import { agency, careInvoice, creditNote, openInvoice, paidRenewal, samples, upgrade } from './samples.ts';
import { schemaErrors, textsAt } from './schema.ts';

const xmlOf = (draft: typeof openInvoice): string => ciiXml(composeDocument(draft));
const header = '//ram:ApplicableHeaderTradeSettlement';
const sums = `${header}/ram:SpecifiedTradeSettlementHeaderMonetarySummation`;

describe('the Factur-X file', () => {
  for (const [name, draft] of Object.entries(samples)) {
    it(`of ${name} passes the Factur-X 1.09 schema`, () => {
      assert.deepEqual(schemaErrors(xmlOf(draft)), []);
    });
  }

  it('is refused by the schema when two elements change places, so the schema is really asked', () => {
    const xml = xmlOf(openInvoice).replace(
      /(<ram:CityName>.*?<\/ram:CityName>)(<ram:CountryID>.*?<\/ram:CountryID>)/,
      '$2$1',
    );

    assert.notDeepEqual(schemaErrors(xml), []);
  });

  it('carries the terms of a sale already paid', () => {
    const xml = xmlOf(paidRenewal);

    assert.deepEqual(textsAt(xml, '//ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID'), ['S2']);
    assert.deepEqual(textsAt(xml, `${sums}/ram:TotalPrepaidAmount`), ['98.78']);
    assert.deepEqual(textsAt(xml, `${sums}/ram:DuePayableAmount`), ['0.00']);
    assert.deepEqual(textsAt(xml, '//ram:DueDateDateTime/udt:DateTimeString'), ['20261122']);
    assert.deepEqual(textsAt(xml, '//ram:DueDateTypeCode'), ['5']);
    assert.deepEqual(textsAt(xml, '//ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID'), [
      'BC-2026/0815',
    ]);
    assert.deepEqual(textsAt(xml, '//ram:ApplicableTradeSettlementFinancialCard/ram:ID'), ['4242']);
  });

  it('writes prices with all their decimals and amounts with two', () => {
    const xml = xmlOf(paidRenewal);

    assert.deepEqual(textsAt(xml, '//ram:NetPriceProductTradePrice/ram:ChargeAmount'), ['69.00', '8.325']);
    assert.deepEqual(textsAt(xml, '//ram:LineTotalAmount'), ['69.00', '13.32', '82.32']);
    assert.deepEqual(textsAt(xml, '//ram:SpecifiedTradeAllowanceCharge/ram:ActualAmount'), ['3.33']);
    assert.deepEqual(textsAt(xml, '//ram:SpecifiedTradeAllowanceCharge/ram:Reason'), [
      'Remise de fidélité −20 %',
    ]);
  });

  it('keeps the price positive and the quantity negative on a credit line', () => {
    const xml = xmlOf(upgrade);

    assert.deepEqual(textsAt(xml, '//ram:BilledQuantity'), ['1', '-1']);
    assert.deepEqual(textsAt(xml, '//ram:NetPriceProductTradePrice/ram:ChargeAmount'), ['18.72', '7.87']);
    assert.deepEqual(textsAt(xml, `${sums}/ram:GrandTotalAmount`), ['13.02']);
  });

  it('refers a credit note to its invoice by number and date', () => {
    const xml = xmlOf(creditNote);

    assert.deepEqual(textsAt(xml, '/rsm:CrossIndustryInvoice/rsm:ExchangedDocument/ram:TypeCode'), ['381']);
    assert.deepEqual(textsAt(xml, '//ram:InvoiceReferencedDocument/ram:IssuerAssignedID'), [
      'FA-2026-000125',
    ]);
    assert.deepEqual(textsAt(xml, '//ram:FormattedIssueDateTime/qdt:DateTimeString'), ['20261123']);
  });

  it('names mandate, creditor, beneficiary and month of a home service', () => {
    const xml = xmlOf(careInvoice);

    assert.deepEqual(textsAt(xml, '//ram:DirectDebitMandateID'), ['RUM-CARE-000381-1']);
    assert.deepEqual(textsAt(xml, `${header}/ram:CreditorReferenceID`), ['FR12ZZZ123456']);
    assert.deepEqual(textsAt(xml, '//ram:ShipToTradeParty/ram:Name'), ['Mme Odette Lefèvre']);
    assert.deepEqual(textsAt(xml, `${header}/ram:BillingSpecifiedPeriod//udt:DateTimeString`), [
      '20261101',
      '20261130',
    ]);
    assert.deepEqual(textsAt(xml, '//ram:DueDateTypeCode'), ['72']);
  });

  it('names no VAT number outside the scope of VAT', () => {
    assert.deepEqual(textsAt(xmlOf(samples['outsideScope']!), '//ram:SpecifiedTaxRegistration'), []);
    assert.deepEqual(textsAt(xmlOf(samples['outsideScope']!), '//ram:RateApplicablePercent'), []);
  });

  it('folds a fourth address line into the third', () => {
    const address = { ...agency.address, lines: ['a', 'b', 'c', 'd'] };
    const xml = xmlOf({ ...openInvoice, buyer: { ...agency, address } });

    assert.deepEqual(textsAt(xml, '//ram:BuyerTradeParty/ram:PostalTradeAddress/ram:LineThree'), ['c, d']);
  });

  it('gives the same bytes for the same snapshot', () => {
    assert.equal(xmlOf(paidRenewal), xmlOf(structuredClone(paidRenewal)));
  });
});

const hostile = [
  ']]><x/>&lt;&amp;&#0;',
  '<script>alert(1)</script>',
  '" onload="x',
  '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>&x;',
  '\u0000\u0007\u001b[31mred\u0085\ufffe',
  '\ud800 alone \udc00',
  '\r\nline\r\nline',
  'עברית العربية 中文 😀',
];

describe('hostile text in the Factur-X file', () => {
  for (const text of hostile) {
    it(`arrives as plain text: ${JSON.stringify(text).slice(0, 30)}`, () => {
      const buyer = { ...agency, name: `A${text}Z`, attention: text };
      const lines = [{ ...openInvoice.lines[0]!, name: `L${text}`, description: text }];
      const xml = xmlOf({ ...openInvoice, buyer, lines, purchaseOrder: `P${text}` });

      assert.deepEqual(schemaErrors(xml), []);
      const [name] = textsAt(xml, '//ram:BuyerTradeParty/ram:Name');
      assert.equal(
        name,
        `A${text
          .toWellFormed()
          .replaceAll('\r', '')
          .replace(/(?!\n)[\p{Cc}\ufffe]/gu, '')}Z`,
      );
    });
  }

  it('stays well-formed for any string in any text field', () => {
    const anyText = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(
      fc.property(anyText, (text) => {
        const buyer = {
          ...agency,
          name: `N${text}`,
          address: { ...agency.address, city: `C${text}`, lines: [text, text] },
        };
        const draft = { ...openInvoice, buyer, purchaseOrder: text, contract: text, buyerReference: text };

        assert.deepEqual(schemaErrors(xmlOf(draft)), []);
      }),
      { numRuns: 60 },
    );
  });
});
