import { html, nothing, type TemplateResult } from 'lit';
import { categoryIcon } from './category-icons.ts';
import { categories, type Category, type Place } from './places.ts';
import type { Strings } from './strings.ts';

/** What the side menu needs of its element. */
export interface MenuContext {
  readonly t: Strings;
  readonly isOpen: (place: Place) => boolean;
  readonly here: string | undefined;
  readonly href: (place: string) => string;
  readonly go: (place: string) => void;
}

/** The categories that have a page, each with its pages; the others are named in one line, not linked. */
export function menuView(at: MenuContext): TemplateResult {
  const { t, isOpen } = at;
  const absent = categories.filter(([, own]) => own.length === 0).map(([category]) => t.categories[category]);
  return html`<nav aria-label=${t.name} part="menu">
    <ul>
      ${categories.map(([category, own]) => categoryView(category, own.filter(isOpen), at))}
    </ul>
    ${absent.length > 0 ? html`<p class="soft small">${t.absent(absent.join(', '))}</p>` : nothing}
  </nav>`;
}

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
