import type { DocumentSnapshot } from '../../invoices/document/model.ts';
import type { Seller } from '../../invoices/document/party.ts';
import { companyNumber } from '../../invoices/document/wording.ts';
import { artifact, line, type Sheet } from './sheet.ts';
import { draw, paragraph, printable, wrapped } from './text.ts';
import { columns, hairline, page, styles } from './theme.ts';

/** The legal texts, as frozen in the snapshot. */
export function drawMentions(sheet: Sheet, { mentions }: DocumentSnapshot): void {
  for (const mention of mentions) paragraph(sheet, styles.legal, mention);
}

/** Leaves room for the foot, which is as high as the seller's identity needs. */
export function reserveFoot(sheet: Sheet, snapshot: DocumentSnapshot): void {
  sheet.bottom = page.foot - footLines(sheet, snapshot).length * styles.legal.leading - 22;
}

/** At the foot of each page: who the seller is in law, the number and `page x/y`. */
export function drawFeet(sheet: Sheet, snapshot: DocumentSnapshot): void {
  const { start, count } = sheet.pdf.bufferedPageRange();
  const lines = footLines(sheet, snapshot);
  for (let index = 0; index < count; index++) {
    sheet.pdf.switchToPage(start + index);
    sheet.y = sheet.bottom + 16;
    line(sheet, hairline);
    sheet.y += 6;
    const pages = `${printable(sheet, snapshot.number)}   ·   Page ${index + 1}/${count}`;
    artifact(sheet, 'Pagination', () => drawFoot(sheet, lines, pages));
  }
}

function drawFoot(sheet: Sheet, lines: readonly string[], pages: string): void {
  draw(sheet, styles.legal, pages, page.right, 'right');
  for (const each of lines) {
    draw(sheet, styles.legal, each, page.left);
    sheet.y += styles.legal.leading;
  }
}

/** Wrapped, never shortened: the law wants the whole identity. */
const footLines = (sheet: Sheet, { seller }: DocumentSnapshot): string[] =>
  legalIdentity(seller).flatMap((text) => wrapped(sheet, styles.legal, text, columns.foot.width));

const legalIdentity = ({ name, legalForm, registration, vatId, siret, siren, address }: Seller): string[] => [
  `${name}, ${legalForm}`,
  `Siège : ${address.lines.join(', ')}, ${address.postCode} ${address.city}`,
  `${registration} — ${siret ? `SIRET ${companyNumber(siret)}` : `SIREN ${companyNumber(siren)}`} — TVA ${vatId}`,
];
