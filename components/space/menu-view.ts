import { html, nothing, type TemplateResult } from 'lit';
import { categoryIcon } from './category-icons.ts';
import { categories, places, type Category, type Place } from './places.ts';
import type { Strings } from './strings.ts';

/** What the side menu needs of its element. */
export interface MenuContext {
  readonly t: Strings;
  readonly open: readonly Place[];
  readonly here: string;
  readonly href: (place: string) => string;
  readonly go: (place: string) => void;
}

/** The categories that have a page, each with its pages; the others are named in one line, not linked. */
export function menuView(at: MenuContext): TemplateResult {
  const { t, open } = at;
  const has = (list: readonly Place[]) => (category: Category) =>
    list.some((place) => place.category === category);
  const absent = categories.filter((category) => !has(places)(category));
  return html`<nav aria-label=${t.name} part="menu">
    <ul>
      ${categories.filter(has(open)).map((category) => categoryView(category, at))}
    </ul>
    ${absent.length > 0 ? html`<p class="soft small">${t.absent(absent.map((category) => t.categories[category]).join(', '))}</p>` : nothing}
  </nav>`;
}

function categoryView(category: Category, at: MenuContext): TemplateResult {
  const { t, open } = at;
  const own = open.filter((place) => place.category === category);
  const only = own.length === 1 ? own[0] : undefined;
  if (only && !t.places[only.path])
    return html`<li>
      ${linkView(only.path, html`${categoryIcon(category)}<span>${t.categories[category]}</span>`, at)}
    </li>`;
  return html`<li>
    <p class="category">${categoryIcon(category)}<span>${t.categories[category]}</span></p>
    <ul class="inner">
      ${own.map((place) => html`<li>${linkView(place.path, t.places[place.path] ?? t.categories[category], at)}</li>`)}
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
