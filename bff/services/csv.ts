import type { ServiceRow } from '../../components/contract/services.ts';

const header = [
  'identifiant',
  'type',
  'etat',
  'libelle',
  'domaine',
  'offre',
  'echeance',
  'renouvellement',
  'prix_periode',
  'mois',
  'cout_annuel',
  'impaye',
  'etiquettes',
];

/**
 * The list as a spreadsheet reads it in France: UTF-8 with BOM, `;`, CRLF, decimal comma. A cell that a spreadsheet would
 * run as a formula is kept as text (OWASP, CSV injection).
 */
export function csv(rows: readonly ServiceRow[]): string {
  return `\uFEFF${[header, ...rows.map(cells)].map((line) => line.map(quote).join(';')).join('\r\n')}\r\n`;
}

const cells = (row: ServiceRow): string[] => [
  row.id,
  row.kind,
  row.state,
  row.label,
  row.domain,
  row.product,
  row.expiresOn ?? '',
  row.renewal,
  euros(row.price.cents),
  String(row.periodMonths),
  row.periodMonths > 0 ? euros(Math.round((row.price.cents * 12) / row.periodMonths)) : '',
  euros(row.unpaid.cents),
  row.tags.join(', '),
];

const euros = (cents: number): string => (cents / 100).toFixed(2).replace('.', ',');
const quote = (text: string): string =>
  `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
