import type { Address, Buyer, Contact, ElectronicAddress, Seller } from './party.ts';
import { element, leaf, type Markup } from './xml.ts';

/** BG-4. Without VAT number in a document outside the scope of VAT (BR-O-2). */
export const sellerParty = (seller: Seller, withVat: boolean): Markup =>
  element(
    'ram:SellerTradeParty',
    leaf('ram:GlobalID', seller.siret, { schemeID: '0009' }),
    leaf('ram:Name', seller.name),
    leaf('ram:Description', seller.legalForm),
    element(
      'ram:SpecifiedLegalOrganization',
      leaf('ram:ID', seller.siren, { schemeID: '0002' }),
      leaf('ram:TradingBusinessName', seller.tradingName),
    ),
    contact(seller.contact),
    tradeAddress(seller.address),
    electronicAddress(seller.electronicAddress),
    vatRegistration(withVat ? seller.vatId : undefined),
  );

/** BG-7. */
export const buyerParty = (buyer: Buyer, withVat: boolean): Markup =>
  element(
    'ram:BuyerTradeParty',
    buyerIdentifier(buyer),
    leaf('ram:Name', buyer.name),
    element('ram:SpecifiedLegalOrganization', leaf('ram:ID', buyer.siren, { schemeID: '0002' })),
    element('ram:DefinedTradeContact', leaf('ram:PersonName', buyer.attention)),
    tradeAddress(buyer.address),
    electronicAddress(buyer.electronicAddress),
    vatRegistration(withVat ? buyer.vatId : undefined),
  );

/** BT-46 stands once (CII-SR-450): the SIRET when known, else our customer number. */
const buyerIdentifier = ({ siret, customerNumber }: Buyer): Markup =>
  siret ? leaf('ram:GlobalID', siret, { schemeID: '0009' }) : leaf('ram:ID', customerNumber);

/** BG-5, BG-8 or BG-15; a fourth line and further join the third. */
export function tradeAddress({ lines, postCode, city, country }: Address): Markup {
  const [one, two, ...rest] = lines;
  return element(
    'ram:PostalTradeAddress',
    leaf('ram:PostcodeCode', postCode),
    leaf('ram:LineOne', one),
    leaf('ram:LineTwo', two),
    leaf('ram:LineThree', rest.join(', ')),
    leaf('ram:CityName', city),
    leaf('ram:CountryID', country),
  );
}

const contact = (given: Contact | undefined): Markup =>
  element(
    'ram:DefinedTradeContact',
    leaf('ram:DepartmentName', given?.name),
    element('ram:TelephoneUniversalCommunication', leaf('ram:CompleteNumber', given?.phone)),
    element('ram:EmailURIUniversalCommunication', leaf('ram:URIID', given?.email)),
  );

const electronicAddress = ({ scheme, id }: ElectronicAddress): Markup =>
  element('ram:URIUniversalCommunication', leaf('ram:URIID', id, { schemeID: scheme }));

const vatRegistration = (vatId: string | undefined): Markup =>
  element('ram:SpecifiedTaxRegistration', leaf('ram:ID', vatId, { schemeID: 'VA' }));
