import type { Scenario } from './server/scenario.ts';

/** How a story is shown and what it tells in the documentation. */
export interface State {
  readonly scenario: Scenario;
  readonly about: string;
  /** Settings of the toolbar that belong to the story. */
  readonly globals?: Readonly<Record<string, string>>;
}

/** The states in which every element must make sense. */
export const states = {
  full: { scenario: {}, about: 'A company with services in every state; its holder is signed in.' },
  empty: { scenario: { as: 'empty' }, about: 'A new customer who has nothing yet.' },
  signedOut: { scenario: { as: 'nobody' }, about: 'Nobody is signed in. The button signs the holder in.' },
  loading: { scenario: { fault: 'silent' }, about: 'The server takes its time: no answer came yet.' },
  refused: {
    scenario: { rights: ['profile.view'] },
    about: 'A delegate without the right to see this; the server refuses.',
  },
  broken: {
    scenario: { fault: 'broken' },
    about: 'The server answers, but has lost its database.',
  },
  unreachable: { scenario: { fault: 'unreachable' }, about: 'The server cannot be reached at all.' },
  offline: {
    scenario: { fault: 'cut' },
    about: 'The line broke after the first answers: they stay, with the time at which they were true.',
  },
  longText: {
    scenario: { texts: 'long' },
    about: 'Names, labels and tags as long as they may be, with and without spaces.',
  },
  phone: { scenario: {}, about: 'In a column of 360 pixels.', globals: { width: '360' } },
  delegate: {
    scenario: { rights: ['profile.view', 'service.view', 'invoice.view', 'ticket.view'] },
    about: 'A delegate who may look and change nothing: each closed action says why.',
  },
  partner: {
    scenario: { scopes: ['profile:read', 'services:read'] },
    about: 'On a partner’s page to which the customer granted `profile:read` and `services:read` only.',
  },
  english: { scenario: {}, about: 'In English.', globals: { locale: 'en' } },
  tenThousand: { scenario: { as: 'large' }, about: 'A network of shops with 10,000 services.' },
} as const satisfies Record<string, State>;

export type StateName = keyof typeof states;
