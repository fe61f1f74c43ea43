import type { DocumentSnapshot } from '../../invoices/document/model.ts';
import type { Seller } from '../../invoices/document/party.ts';
import { companyNumber } from '../../invoices/document/wording.ts';
import { artifact, line, type Sheet } from './sheet.ts';
import { draw, paragraph, printable, widthOf, wrapped } from './text.ts';
import { hairline, page, styles } from './theme.ts';

/** The legal texts, as frozen in the snapshot. */
export function drawMentions(sheet: Sheet, { mentions }: DocumentSnapshot): void {
  for (const mention of mentions) paragraph(sheet, styles.legal, mention);
}

/** At the foot of each page: who the seller is in law, the number and `page x/y`. */
export function drawFeet(sheet: Sheet, { seller, number }: DocumentSnapshot): void {
  const { start, count } = sheet.pdf.bufferedPageRange();
  for (let index = 0; index < count; index++) {
    sheet.pdf.switchToPage(start + index);
    const pages = `${printable(sheet, number)}   ·   Page ${index + 1}/${count}`;
    sheet.y = page.bottom + 16;
    line(sheet, hairline);
    artifact(sheet, 'Pagination', () => drawFoot(sheet, legalIdentity(seller), pages));
  }
}

/** Wrapped, never shortened: the law wants the whole identity. Five lines fit. */
function drawFoot(sheet: Sheet, texts: readonly string[], pages: string): void {
  const style = styles.legal;
  const room = page.right - page.left - widthOf(sheet, style, pages) - 24;
  sheet.y += 6;
  draw(sheet, style, pages, page.right, 'right');
  for (const text of texts.flatMap((each) => wrapped(sheet, style, each, room))) {
    draw(sheet, style, text, page.left);
    sheet.y += style.leading;
  }
}

const legalIdentity = ({ name, legalForm, registration, vatId, siret, siren, address }: Seller): string[] => [
  `${name}, ${legalForm}`,
  `Siège : ${address.lines.join(', ')}, ${address.postCode} ${address.city}`,
  `${registration} — ${siret ? `SIRET ${companyNumber(siret)}` : `SIREN ${companyNumber(siren)}`} — TVA ${vatId}`,
];
