import type { PaymentInstructions } from './document/model.ts';
import type { Seller as Party } from './document/party.ts';
import { isCreditorId } from './creditor-id.ts';
import type { Seller } from '../../components/contract/shapes.ts';

/** How one seller bills. */
export interface SellerTerms {
  readonly party: Party;
  /** Whether VAT falls due on the invoice (« option pour les débits ») or on payment. */
  readonly vatDueOn: 'debits' | 'payments';
  /** Hundredths of a percent: `2000` is 20 %. */
  readonly vatRate: number;
  /** What is printed while the invoice is not paid by card: the seller's account. */
  readonly payment: PaymentInstructions;
  /** SEPA creditor identifier (ICS), `FRkkZZZnnnnnn`: stands in mandates and in what announces a debit. */
  readonly creditorId: string;
}

export type Sellers = Readonly<Record<Seller, SellerTerms>>;

/** The sellers, unless one of them could not debit anybody. Throws an error of one line that names him and the remedy. */
export function checkedSellers(sellers: Sellers): Sellers {
  for (const [name, { creditorId }] of Object.entries(sellers))
    if (!isCreditorId(creditorId))
      throw new Error(
        `SEPA creditor identifier "${creditorId}" of seller ${name} is none: copy it from the letter of your bank, FRkkZZZnnnnnn`,
      );
  return sellers;
}
