import type { TemplateResult } from 'lit';
import type { Right, Scope } from '../contract/access.ts';
import type { Route, Router } from './router.ts';
import type { Strings } from './strings.ts';

export type Category = keyof Strings['categories'];

/** One page of the space: the element of a room. */
export interface Place {
  readonly path: string;
  /** Not on a partner's page, whatever was consented. */
  readonly ours?: true;
  /** What the person needs on the account to see anything there, and the scope of it on a partner's page. */
  readonly needs?: readonly [Right, Scope];
}

/** `isOpen` tells whether this person may go to another page, so that nothing links to a closed door. */
export type PlaceView = (route: Route, router: Router, isOpen: (path: string) => boolean) => TemplateResult;

const needs = ['invoice.view', 'invoices:read'] as const;

/**
 * The categories of the side menu in their order, each with every page that exists: a room adds its line here, and its
 * element in `place-views.ts`, when it opens; until then `demand-strings.ts` names it as one to come.
 */
const pages: Readonly<Record<Category, readonly Place[]>> = {
  profile: [{ path: 'sites', ours: true }],
  services: [{ path: 'services', needs: ['service.view', 'services:read'] }],
  billing: [
    { path: 'invoices', needs },
    { path: 'credit', needs },
    { path: 'operations', needs },
    { path: 'accountant', ours: true, needs },
    { path: 'scheduled', needs },
    { path: 'methods', ours: true, needs },
  ],
};

export const categories = Object.entries(pages) as readonly [Category, readonly Place[]][];
export const places = Object.values(pages).flat();
