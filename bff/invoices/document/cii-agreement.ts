import { buyerParty, sellerParty } from './cii-party.ts';
import type { DocumentSnapshot } from './model.ts';
import { element, leaf, type Markup } from './xml.ts';

/** The parties and the papers that the document refers to (BG-4, BG-7, BT-10, BT-12, BT-13). */
export function agreement(snapshot: DocumentSnapshot): Markup {
  const withVat = snapshot.lines.every((line) => line.vatCategory !== 'O');
  return element(
    'ram:ApplicableHeaderTradeAgreement',
    leaf('ram:BuyerReference', snapshot.buyerReference),
    sellerParty(snapshot.seller, withVat),
    buyerParty(snapshot.buyer, withVat),
    element('ram:BuyerOrderReferencedDocument', leaf('ram:IssuerAssignedID', snapshot.purchaseOrder)),
    element('ram:ContractReferencedDocument', leaf('ram:IssuerAssignedID', snapshot.contract)),
  );
}
