import type { Output } from '../contract/api.ts';
import type { ServiceRow } from '../contract/services.ts';
import type { ProblemError, Session } from '../session/session.ts';
import { endlessQuestionOf, pageRows, type View } from './view.ts';

type Page = Output<'listServices'>;

interface Link {
  readonly cursor: string | undefined;
  rows: readonly ServiceRow[] | undefined;
  next: string | undefined;
  end: (() => void) | undefined;
}

/**
 * The pages of one view, each starting where the one before it ends. Those in sight are watched, so that they stay true;
 * the others keep what they had. A page whose predecessor moved starts anew at the new place.
 */
export class PageChain {
  #session: Session;
  #view: View;
  #links: Link[] = [];
  #changed: () => void;
  total: Page['total'];
  error: ProblemError | undefined;

  constructor(session: Session, view: View, changed: () => void) {
    this.#session = session;
    this.#view = view;
    this.#changed = changed;
    this.#add(undefined);
  }

  /** Whether the first page is there. */
  get ready(): boolean {
    return this.#links[0]?.rows !== undefined;
  }

  get complete(): boolean {
    const last = this.#links.at(-1);
    return last?.rows !== undefined && !last.next;
  }

  /** Only a part of a very large account was looked at so far, and held nothing. */
  get isBarren(): boolean {
    return this.ready && !this.complete && this.#links.every(({ rows = [] }) => rows.length === 0);
  }

  /** The next part is on its way. */
  get isWaiting(): boolean {
    return this.#links.at(-1)?.rows === undefined;
  }

  /** Whether the next part is looked at by itself: five after each that was asked for. */
  get goesOn(): boolean {
    return this.isBarren && this.#links.length % 6 > 0;
  }

  /** All rows that are loaded, each once: a row that moved may stand on two pages for a moment. */
  get rows(): readonly ServiceRow[] {
    const rows = new Map<string, ServiceRow>();
    for (const link of this.#links) for (const row of link.rows ?? []) rows.set(row.id, row);
    return [...rows.values()];
  }

  /** Keeps the pages between two rows fresh, and only those; one on its way is waited for wherever it stands. */
  watch(first: number, end: number): void {
    this.#links.forEach((link, index) => {
      const inSight = index * pageRows < end && (index + 1) * pageRows > first;
      if (inSight || !link.rows) this.#listen(link, index);
      else link.end = void link.end?.();
    });
  }

  /** Loads the page after the last, unless it is on its way or there is none. */
  more(): void {
    const last = this.#links.at(-1);
    if (last?.rows && last.next) this.#add(last.next);
  }

  /** Asks again for the page that could not be had. */
  retry(): void {
    const last = this.#links.at(-1);
    if (!last || last.rows) return;
    last.end = void last.end?.();
    this.error = undefined;
    this.#listen(last, this.#links.length - 1);
  }

  close(): void {
    for (const link of this.#links) link.end = void link.end?.();
  }

  #add(cursor: string | undefined): void {
    const link: Link = { cursor, rows: undefined, next: undefined, end: undefined };
    this.#listen(link, this.#links.push(link) - 1);
  }

  #listen(link: Link, index: number): void {
    link.end ??= this.#session.watch(
      'listServices',
      endlessQuestionOf(this.#view, link.cursor),
      ({ data, error }) => {
        this.error = error;
        if (data) this.#take(link, index, data);
        this.#changed();
      },
    );
  }

  #take(link: Link, index: number, { items, next, total }: Page): void {
    link.rows = items;
    link.next = next;
    this.total = total ?? this.total;
    const after = this.#links[index + 1];
    if (!after || after.cursor === next) return;
    for (const lost of this.#links.splice(index + 1)) lost.end?.();
    if (next) this.#add(next);
  }
}
