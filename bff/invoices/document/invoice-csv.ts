import { csv, moneyCell, percentCell, textCell, type CsvColumn } from './csv.ts';
import type { Rows } from './chunks.ts';
import type { DocumentKind } from './model.ts';
import type { Cents, DateOnly, VatRate } from './units.ts';

/** An issued document as the accountant's file needs it; amounts as on the document, positive on credit notes too. */
export interface ExportedInvoice {
  readonly number: string;
  readonly kind: DocumentKind;
  readonly issuedOn: DateOnly;
  readonly dueOn?: DateOnly;
  readonly customerNumber: string;
  readonly customer: string;
  readonly siren?: string;
  /** Labels, domains or references of the services billed. */
  readonly services: readonly string[];
  readonly vat: readonly { readonly rate: VatRate; readonly net: Cents; readonly vat: Cents }[];
  readonly paid: Cents;
  /** The state in words. */
  readonly status: string;
  /** Number of the invoice that a credit note corrects. */
  readonly credited?: string;
}

interface InvoiceLine extends ExportedInvoice {
  readonly part: ExportedInvoice['vat'][number];
  /** Only the first line of a document carries what was paid, so that a column's sum is true. */
  readonly first: boolean;
}

const signed = ({ kind }: InvoiceLine, cents: Cents): Cents => (kind === 'AV' ? 0 - cents : cents);

const columns: readonly CsvColumn<InvoiceLine>[] = [
  { head: 'Numéro', cell: (line) => textCell(line.number) },
  { head: 'Type', cell: (line) => textCell(line.kind === 'AV' ? 'Avoir' : 'Facture') },
  { head: 'Date', cell: (line) => textCell(line.issuedOn) },
  { head: 'Échéance', cell: (line) => textCell(line.dueOn) },
  { head: 'N° client', cell: (line) => textCell(line.customerNumber) },
  { head: 'Client', cell: (line) => textCell(line.customer) },
  { head: 'SIREN', cell: (line) => textCell(line.siren) },
  { head: 'Services', cell: (line) => textCell(line.services.join(', ')) },
  { head: 'Montant HT', cell: (line) => moneyCell(signed(line, line.part.net)) },
  { head: 'Taux de TVA', cell: (line) => percentCell(line.part.rate) },
  { head: 'TVA', cell: (line) => moneyCell(signed(line, line.part.vat)) },
  { head: 'Montant TTC', cell: (line) => moneyCell(signed(line, line.part.net + line.part.vat)) },
  { head: 'Réglé', cell: (line) => moneyCell(line.first ? signed(line, line.paid) : undefined) },
  { head: 'État', cell: (line) => textCell(line.status) },
  { head: 'Facture corrigée', cell: (line) => textCell(line.credited) },
];

/** The CSV of a list of documents: one line per document and rate, credit notes negative, so that columns can be summed. */
export const invoiceCsv = (invoices: Rows<ExportedInvoice>): AsyncGenerator<string> =>
  csv(columns, linesOf(invoices));

async function* linesOf(invoices: Rows<ExportedInvoice>): AsyncGenerator<InvoiceLine> {
  for await (const invoice of invoices) {
    let first = true;
    for (const part of invoice.vat) {
      yield { ...invoice, part, first };
      first = false;
    }
  }
}

/** `factures-2026-11-23.csv`. */
export const csvFileName = (today: DateOnly): string => `factures-${today}.csv`;
