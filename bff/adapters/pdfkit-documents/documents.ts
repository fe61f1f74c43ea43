import { createHash } from 'node:crypto';
import { ciiXml } from '../../invoices/document/cii.ts';
import { fileName } from '../../invoices/document/file-name.ts';
import type { DocumentSnapshot } from '../../invoices/document/model.ts';
import type { Documents } from '../../ports/documents.ts';
import { loadFonts, type Weight } from './fonts.ts';
import { drawHead, titleOf } from './head.ts';
import { drawFeet, drawMentions, reserveFoot } from './legal.ts';
import { drawLines } from './lines.ts';
import { drawParties } from './parties.ts';
import { drawPayment } from './payment.ts';
import { artifact, openSheet, type Sheet } from './sheet.ts';
import { draw } from './text.ts';
import { page, styles } from './theme.ts';
import { drawTotals } from './totals.ts';
import { xmlName, xmpBlocks } from './xmp.ts';

/** Invoices and credit notes as tagged PDF/A-3b with their Factur-X file inside. Fonts are read at the first render. */
export function pdfkitDocuments(): Documents<DocumentSnapshot> {
  let fonts: ReturnType<typeof loadFonts> | undefined;
  return {
    render: async (snapshot) => {
      const bytes = await pdfOf(snapshot, (fonts ??= loadFonts()));
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      return { bytes, sha256, fileName: fileName(snapshot), mediaType: 'application/pdf' };
    },
  };
}

async function pdfOf(
  snapshot: DocumentSnapshot,
  fonts: Record<Weight, ReturnType<typeof loadFonts>[Weight]>,
): Promise<Uint8Array> {
  const title = titleOf(snapshot);
  const sheet = openSheet(snapshot, fonts, title);
  const bytes = collected(sheet);
  attach(sheet, snapshot);
  reserveFoot(sheet, snapshot);
  sheet.onNewPage = (next) => runningHead(next, `${snapshot.seller.tradingName}  ·  ${title} (suite)`);
  for (const section of [drawHead, drawParties, drawLines, drawTotals, drawPayment, drawMentions])
    section(sheet, snapshot);
  drawFeet(sheet, snapshot);
  sheet.root.end();
  sheet.pdf.end();
  return bytes;
}

function attach({ pdf }: Sheet, snapshot: DocumentSnapshot): void {
  const date = new Date(`${snapshot.issueDate}T00:00:00Z`);
  pdf.file(Buffer.from(ciiXml(snapshot)), {
    name: xmlName,
    type: 'text/xml',
    description: 'Factur-X, EN 16931',
    // The XML says the same as the print, which is what this relation means.
    relationship: 'Alternative',
    creationDate: date,
    modifiedDate: date,
  } as PDFKit.Mixins.PDFAttachmentOptions);
  pdf.appendXML(xmpBlocks(snapshot.seller.name));
}

function runningHead(sheet: Sheet, text: string): void {
  artifact(sheet, 'Pagination', () => draw(sheet, styles.small, text, page.left));
  sheet.y += styles.small.leading + 12;
}

async function collected({ pdf }: Sheet): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of pdf as unknown as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}
