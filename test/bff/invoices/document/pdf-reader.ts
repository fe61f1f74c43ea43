import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TextItem } from 'pdfjs-dist/types/src/display/api.d.ts';

/** What an independent reader finds in a PDF. */
export interface ReadPdf {
  readonly pages: number;
  /** Text of each page as it is extracted, runs joined by a space and white space collapsed. */
  readonly texts: readonly string[];
  /** Where each run of text stands, in points; `y` is its baseline from the foot of the page. */
  readonly runs: readonly (readonly Run[])[];
  readonly attachments: Readonly<Record<string, Uint8Array>>;
  readonly xmp: string;
  readonly info: Readonly<Record<string, unknown>>;
  /** Roles of the structure tree of each page, in reading order. */
  readonly roles: readonly (readonly string[])[];
  /** Fonts used and whether their program is inside. */
  readonly fonts: readonly { readonly name: string; readonly embedded: boolean }[];
}

export interface Run {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

interface StructNode {
  readonly role?: string;
  readonly children?: readonly StructNode[];
}

/** Reads a PDF with Mozilla's pdf.js, which shares no code with what wrote it. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({
    data: bytes.slice(),
    useSystemFonts: false,
    verbosity: 0,
    fontExtraProperties: true,
  });
  const pdf = await task.promise;
  try {
    const { info, metadata } = await pdf.getMetadata();
    const pages = await Promise.all(
      Array.from({ length: pdf.numPages }, (_, index) => readPage(pdf, index + 1)),
    );
    return {
      pages: pdf.numPages,
      texts: pages.map((page) => page.text),
      runs: pages.map((page) => page.runs),
      attachments: await attachments(pdf),
      xmp: metadata?.getRaw() ?? '',
      info: info as Record<string, unknown>,
      roles: pages.map((page) => page.roles),
      fonts: pages.flatMap((page) => page.fonts),
    };
  } finally {
    await task.destroy();
  }
}

interface ReadPage {
  readonly text: string;
  readonly runs: readonly Run[];
  readonly roles: readonly string[];
  readonly fonts: ReadPdf['fonts'];
}

async function readPage(pdf: PDFDocumentProxy, number: number): Promise<ReadPage> {
  const page = await pdf.getPage(number);
  const { items, styles } = await page.getTextContent();
  await page.getOperatorList();
  return {
    text: items
      .map((item) => ('str' in item ? item.str : ''))
      .join(' ')
      .replace(/ +/g, ' '),
    runs: items.flatMap((item) => ('str' in item && item.str.trim() ? [runOf(item)] : [])),
    roles: rolesOf((await page.getStructTree()) as StructNode | null),
    fonts: Object.keys(styles).map((id) => {
      const font = page.commonObjs.get(id) as { name: string; missingFile: boolean; data?: Uint8Array };
      return { name: font.name, embedded: !font.missingFile && (font.data?.length ?? 0) > 0 };
    }),
  };
}

const runOf = ({ str, transform, width, height }: TextItem): Run => ({
  text: str,
  x: transform[4] as number,
  y: transform[5] as number,
  width,
  size: height,
});

const rolesOf = (node: StructNode | null): string[] =>
  node ? [...(node.role ? [node.role] : []), ...(node.children ?? []).flatMap(rolesOf)] : [];

async function attachments(pdf: PDFDocumentProxy): Promise<Record<string, Uint8Array>> {
  const found = (await pdf.getAttachments()) as Map<string, unknown> | null;
  const read: Record<string, Uint8Array> = {};
  for (const name of found?.keys() ?? []) read[name] = (await pdf.getAttachmentContent(name)) as Uint8Array;
  return read;
}
