import type { Font } from 'fontkit';
import Pdf from 'pdfkit';
import type { DocumentSnapshot } from '../../invoices/document/model.ts';
import { weights, type Weight } from './fonts.ts';
import { accents, page } from './theme.ts';

/** The document being drawn and how far down its page we are. */
export interface Sheet {
  readonly pdf: PDFKit.PDFDocument;
  readonly fonts: Record<Weight, Font>;
  /** The `Document` of the structure tree; everything that is read aloud hangs below it. */
  readonly root: PDFKit.PDFStructureElement;
  readonly accent: string;
  /** Top of the free space, in points from the top of the page. */
  y: number;
  /** End of the space for content, above the foot. */
  bottom: number;
  /** Draws what ends a page that has another after it, below `bottom`. */
  onPageEnd: (sheet: Sheet) => void;
  /** Draws what repeats at the top of each further page and lowers `y` below it. */
  onNewPage: (sheet: Sheet) => void;
}

/** Opens a tagged PDF/A-3b. All dates are those of the snapshot, so that the bytes depend on nothing else. */
export function openSheet(snapshot: DocumentSnapshot, fonts: Record<Weight, Font>, title: string): Sheet {
  const created = new Date(`${snapshot.issueDate}T00:00:00Z`);
  const pdf = new Pdf({
    size: 'A4',
    margin: 0,
    pdfVersion: '1.7',
    subset: 'PDF/A-3b',
    tagged: true,
    lang: 'fr-FR',
    displayTitle: true,
    bufferPages: true,
    // No default font: Helvetica would not be embedded, which PDF/A forbids.
    font: null as never,
    info: { Title: title, Creator: 'Espace O2', CreationDate: created, ModDate: created },
  });
  for (const weight of weights) pdf.registerFont(weight, fonts[weight] as never);
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  return {
    pdf,
    fonts,
    root,
    accent: accents[snapshot.seller.code],
    y: page.top,
    bottom: page.foot,
    onPageEnd: () => {},
    onNewPage: () => {},
  };
}

/** Starts a page unless `height` points are still free on this one. */
export function ensure(sheet: Sheet, height: number): void {
  if (sheet.y + height <= sheet.bottom) return;
  sheet.onPageEnd(sheet);
  sheet.pdf.addPage();
  sheet.y = page.top;
  sheet.onNewPage(sheet);
}

/** A structure element below `parent`; `end` it when its content is complete. */
export function child(
  sheet: Sheet,
  parent: PDFKit.PDFStructureElement,
  type: string,
  options: object = {},
): PDFKit.PDFStructureElement {
  const element = sheet.pdf.struct(type, options);
  parent.add(element);
  return element;
}

/** Draws content that is read aloud, as part of `element`; may be called several times, on several pages. */
export function content(
  sheet: Sheet,
  element: PDFKit.PDFStructureElement,
  type: string,
  draw: () => void,
): void {
  element.add(sheet.pdf.markStructureContent(type));
  draw();
  sheet.pdf.endMarkedContent();
}

/** Draws what only the eye needs: rules, washes, repeated heads. */
export function artifact(sheet: Sheet, type: 'Layout' | 'Pagination', draw: () => void): void {
  sheet.pdf.markContent('Artifact', { type });
  draw();
  sheet.pdf.endMarkedContent();
}

/** A rule at `sheet.y`, across the page unless told otherwise. */
export function line(sheet: Sheet, color: string, width = 0.5, right: number = page.right): void {
  artifact(sheet, 'Layout', () => {
    sheet.pdf.moveTo(page.left, sheet.y).lineTo(right, sheet.y).lineWidth(width).strokeColor(color).stroke();
  });
}
