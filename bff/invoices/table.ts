import type { InvoiceState } from '../../components/contract/invoices.ts';

/** The list row of an issued document, clustered by customer, newest first. */
export interface InvoiceTable {
  customerId: string;
  issuedOn: string;
  id: string;
  number: string;
  kind: 'FA' | 'AV';
  seller: 'host' | 'care';
  state: InvoiceState;
  dueOn: string | null;
  subject: string;
  /** Lower-case, unaccented subject and domains: the search. */
  searchKey: string;
  netCents: number;
  vatCents: number;
  totalCents: number;
  dueCents: number;
}

/** Which services a document bills. */
export interface InvoiceServiceTable {
  customerId: string;
  serviceId: string;
  invoiceId: string;
  number: string;
}

export interface InvoiceTables {
  invoice: InvoiceTable;
  invoiceService: InvoiceServiceTable;
}
