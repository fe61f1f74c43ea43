import type { DocumentSnapshot } from '../../invoices/document/model.ts';
import { operationCategories } from '../../invoices/document/mentions.ts';
import type { Address, Buyer } from '../../invoices/document/party.ts';
import { companyNumber, longDate, shortDate } from '../../invoices/document/wording.ts';
import { child, content, line, type Sheet } from './sheet.ts';
import { draw, paragraph, wrapped } from './text.ts';
import { columns, hairline, styles, windowTop, type Style } from './theme.ts';

/** The buyer behind the envelope's window, the document's facts beside it, and what a credit note corrects. */
export function drawParties(sheet: Sheet, snapshot: DocumentSnapshot): void {
  const top = Math.max(sheet.y + 14, windowTop);
  sheet.y = top;
  drawBuyer(sheet, snapshot);
  const bottom = sheet.y;
  sheet.y = top;
  drawFacts(sheet, factsOf(snapshot));
  sheet.y = Math.max(bottom, sheet.y) + 14;
  if (snapshot.kind === 'AV') drawCorrection(sheet, snapshot);
}

function drawBuyer(sheet: Sheet, { buyer, deliverTo }: DocumentSnapshot): void {
  const write = (style: Style, text: string): void => paragraph(sheet, style, text, columns.window);
  write(styles.addressName, buyer.name);
  if (buyer.attention) write(styles.address, `À l’attention de ${buyer.attention}`);
  for (const text of addressLines(buyer.address)) write(styles.address, text);
  sheet.y += 6;
  const { small } = styles;
  for (const text of identifiers(buyer)) paragraph(sheet, small, text, columns.window);
  if (!deliverTo) return;
  const place = [deliverTo.name, ...addressLines(deliverTo.address)].join(', ');
  paragraph(sheet, small, `Lieu de la prestation : ${place}`, columns.window);
}

const addressLines = ({ lines, postCode, city, country }: Address): string[] => [
  ...lines,
  `${postCode} ${city}`.trim(),
  ...(country === 'FR' ? [] : [countryName(country).toUpperCase()]),
];

function countryName(code: string): string {
  try {
    return new Intl.DisplayNames('fr', { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}

const identifiers = ({ siren, siret, vatId }: Buyer): string[] => [
  ...(siret ? [`SIRET ${companyNumber(siret)}`] : siren ? [`SIREN ${companyNumber(siren)}`] : []),
  ...(vatId ? [`TVA intracommunautaire ${vatId}`] : []),
];

type Fact = readonly [label: string, value: string];

function factsOf(snapshot: DocumentSnapshot): Fact[] {
  const { period, buyer, purchaseOrder, buyerReference, contract, process } = snapshot;
  return [
    ['Date d’émission', longDate(snapshot.issueDate)],
    ...(snapshot.totals.due > 0 && snapshot.kind === 'FA'
      ? [['Échéance', longDate(snapshot.dueDate)] as const]
      : []),
    period
      ? ['Période', `du ${shortDate(period.start)} au ${shortDate(period.end)}`]
      : ['Date de la prestation', longDate(snapshot.deliveryDate)],
    ['Numéro de client', buyer.customerNumber],
    ...(purchaseOrder ? [['Bon de commande', purchaseOrder] as const] : []),
    ...(buyerReference ? [['Votre référence', buyerReference] as const] : []),
    ...(contract ? [['Contrat', contract] as const] : []),
    ['Nature de l’opération', operationCategories[process.slice(0, 1)] ?? ''],
  ];
}

function drawFacts(sheet: Sheet, facts: readonly Fact[]): void {
  for (const [label, value] of facts) {
    const element = child(sheet, sheet.root, 'P');
    content(sheet, element, 'P', () => draw(sheet, styles.label, label, columns.factLabel.x));
    for (const text of wrapped(sheet, styles.value, value, columns.factValue.width)) {
      content(sheet, element, 'P', () => draw(sheet, styles.value, text, columns.factValue.x));
      sheet.y += styles.value.leading;
    }
    element.end();
  }
}

function drawCorrection(sheet: Sheet, { precedingInvoices, reason }: DocumentSnapshot): void {
  const invoices = precedingInvoices.map(({ number, issueDate }) => `${number} du ${longDate(issueDate)}`);
  const subject = invoices.length > 1 ? 'les factures' : 'la facture';
  line(sheet, hairline);
  sheet.y += 6;
  paragraph(sheet, styles.section, `Avoir sur ${subject} ${invoices.join(', ')}`);
  if (reason) paragraph(sheet, styles.body, `Motif : ${reason}`);
  sheet.y += 10;
}
