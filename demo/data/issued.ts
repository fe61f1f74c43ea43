import type { DocumentSnapshot } from '../../bff/invoices/document/model.ts';
import type { Seller } from '../../components/contract/shapes.ts';
import type { Bill } from './bill.ts';

/** A bill with its number. */
export interface Issued {
  readonly bill: Bill;
  readonly seller: Seller;
  readonly id: string;
  readonly number: string;
  readonly totals: DocumentSnapshot['totals'];
  readonly credits: Issued | undefined;
}
