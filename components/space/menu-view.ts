import { html, nothing, type TemplateResult } from 'lit';
import { categoryIcon } from './category-icons.ts';
import { categories, type Category, type Place } from './places.ts';
import type { Strings } from './strings.ts';

/** What the side menu needs of its element. */
export interface MenuContext {
  readonly t: Strings;
  /** The line of what has no page yet, once it is there. */
  readonly absent: string | undefined;
  readonly isOpen: (place: Place) => boolean;
  readonly here: string | undefined;
  readonly href: (place: string) => string;
  readonly go: (place: string) => void;
}

/** The categories, each with its pages; those to come are named in one line, not linked. */
export const menuView = (at: MenuContext): TemplateResult =>
  html`<nav aria-label=${at.t.name} part="menu">
    <ul>
      ${categories.map(([category, own]) => categoryView(category, own.filter(at.isOpen), at))}
    </ul>
    ${at.absent ? html`<p class="soft small">${at.absent}</p>` : nothing}
  </nav>`;

function categoryView(category: Category, open: readonly Place[], at: MenuContext): unknown {
  const { places, categories: names } = at.t;
  const [only] = open;
  if (!only) return nothing;
  const name = html`${categoryIcon(category)}<span>${names[category]}</span>`;
  // A category that is one page: its name is the link.
  if (!places[only.path]) return html`<li>${linkView(only.path, name, at)}</li>`;
  return html`<li>
    <p class="category">${name}</p>
    <ul class="inner">
      ${open.map(({ path }) => html`<li>${linkView(path, places[path], at)}</li>`)}
    </ul>
  </li>`;
}

function linkView(path: string, words: unknown, { here, href, go }: MenuContext): TemplateResult {
  const chosen = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button > 0) return;
    event.preventDefault();
    go(path);
  };
  return html`<a href=${href(path)} aria-current=${path === here ? 'page' : nothing} @click=${chosen}
    >${words}</a
  >`;
}
