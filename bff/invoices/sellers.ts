import type { PaymentInstructions } from './document/model.ts';
import type { Seller as Party } from './document/party.ts';
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
}

export type Sellers = Readonly<Record<Seller, SellerTerms>>;
