import type { Session } from '../session/session.ts';
import { filterOf, type View } from './view.ts';

/** Downloads everything that the view matches, all pages, as a spreadsheet: `mes-services-2026-11-23.csv`. */
export async function exportList(session: Session, view: View, name: string): Promise<void> {
  const { saveFile } = await import('../kit/download.ts');
  const { blob } = await session.download('exportServices', filterOf(view));
  saveFile(blob, `${name}-${new Date().toISOString().slice(0, 10)}.csv`);
}
