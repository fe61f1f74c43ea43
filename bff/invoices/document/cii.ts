import { agreement } from './cii-agreement.ts';
import { lineItem } from './cii-line.ts';
import { dated } from './cii-parts.ts';
import { settlement } from './cii-settlement.ts';
import type { DocumentSnapshot } from './model.ts';
import { element, leaf, xmlDocument, type Markup } from './xml.ts';
import { tradeAddress } from './cii-party.ts';

/** BT-24 of the profile EN 16931. */
export const guideline = 'urn:cen.eu:en16931:2017';

const uncefact = 'urn:un:unece:uncefact:data:standard';
const namespaces = {
  rsm: `${uncefact}:CrossIndustryInvoice:100`,
  ram: `${uncefact}:ReusableAggregateBusinessInformationEntity:100`,
  qdt: `${uncefact}:QualifiedDataType:100`,
  udt: `${uncefact}:UnqualifiedDataType:100`,
};

/**
 * The Factur-X 1.09 file of a document: UN/CEFACT Cross Industry Invoice D22B, profile EN 16931. Pure, so the same snapshot
 * always gives the same bytes. Texts are escaped and lose the characters that XML forbids.
 */
export const ciiXml = (snapshot: DocumentSnapshot): string =>
  xmlDocument(
    'rsm:CrossIndustryInvoice',
    namespaces,
    context(snapshot),
    header(snapshot),
    element(
      'rsm:SupplyChainTradeTransaction',
      ...snapshot.lines.map(lineItem),
      agreement(snapshot),
      delivery(snapshot),
      settlement(snapshot),
    ),
  );

const context = ({ process }: DocumentSnapshot): Markup =>
  element(
    'rsm:ExchangedDocumentContext',
    element('ram:BusinessProcessSpecifiedDocumentContextParameter', leaf('ram:ID', process)),
    element('ram:GuidelineSpecifiedDocumentContextParameter', leaf('ram:ID', guideline)),
  );

const header = ({ number, typeCode, issueDate, notes }: DocumentSnapshot): Markup =>
  element(
    'rsm:ExchangedDocument',
    leaf('ram:ID', number),
    leaf('ram:TypeCode', typeCode),
    dated('ram:IssueDateTime', issueDate),
    ...notes.map((note) =>
      element('ram:IncludedNote', leaf('ram:Content', note.text), leaf('ram:SubjectCode', note.subjectCode)),
    ),
  );

const delivery = ({ deliverTo, deliveryDate }: DocumentSnapshot): Markup =>
  element(
    'ram:ApplicableHeaderTradeDelivery',
    ...(deliverTo
      ? [element('ram:ShipToTradeParty', leaf('ram:Name', deliverTo.name), tradeAddress(deliverTo.address))]
      : []),
    element('ram:ActualDeliverySupplyChainEvent', dated('ram:OccurrenceDateTime', deliveryDate)),
  );
