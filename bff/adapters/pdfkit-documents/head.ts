import type { DocumentSnapshot } from '../../invoices/document/model.ts';
import { longDate } from '../../invoices/document/wording.ts';
import { dueSentence } from './payment.ts';
import { child, content, type Sheet } from './sheet.ts';
import { draw, paragraph, printable } from './text.ts';
import { columns, page, styles, type Style } from './theme.ts';

/** `Facture FA-2026-000123`, the title of the file and of the page. */
export const titleOf = ({ kind, typeCode, number }: DocumentSnapshot): string =>
  `${kind === 'AV' ? 'Avoir' : (names[typeCode] ?? 'Facture')} ${number.replace(/[^\x20-\x7e]|[<>&]/g, '-')}`;

const names: Readonly<Record<string, string>> = {
  '384': 'Facture rectificative',
  '386': 'Facture d’acompte',
};

/** The seller on the left, the title, the number and the date on the right. */
export function drawHead(sheet: Sheet, snapshot: DocumentSnapshot): void {
  drawTitle(sheet, snapshot);
  sheet.y = page.top;
  const brand = { ...styles.brand, color: sheet.accent };
  paragraph(sheet, brand, snapshot.seller.tradingName, columns.seller);
  sheet.y += 3;
  for (const text of sellerLines(snapshot)) paragraph(sheet, styles.small, text, columns.seller);
}

function drawTitle(sheet: Sheet, snapshot: DocumentSnapshot): void {
  const heading = child(sheet, sheet.root, 'H1');
  const [name = ''] = titleOf(snapshot).split(` ${snapshot.number}`);
  const rows: readonly (readonly [Style, string])[] = [
    [styles.title, name],
    [styles.number, `n°\u00a0${printable(sheet, snapshot.number)}`],
    [{ ...styles.body, color: sheet.accent }, standing(snapshot)],
  ];
  sheet.y = page.top - 4;
  for (const [style, text] of rows) {
    content(sheet, heading, 'H1', () => draw(sheet, style, text, columns.window.x));
    sheet.y += style.leading;
  }
  heading.end();
}

/** What the reader wants to know first: is it paid, and if not, by when. */
function standing({ kind, totals, dueDate, payments, issueDate, payment }: DocumentSnapshot): string {
  if (kind === 'AV') return `du ${longDate(issueDate)}`;
  if (totals.due > 0) return dueSentence(payment, dueDate);
  return payments.length > 0 ? `Payée le ${longDate(dueDate)}` : `du ${longDate(issueDate)}`;
}

function sellerLines({ seller }: DocumentSnapshot): string[] {
  const { address, contact, website } = seller;
  return [
    ...(seller.name === seller.tradingName ? [] : [seller.name]),
    ...address.lines,
    `${address.postCode} ${address.city}`,
    ...(contact ? [contact.phone, contact.email] : []),
    ...(website ? [website] : []),
  ];
}
