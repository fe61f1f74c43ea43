import type { Level, Right, Scope } from '../../components/contract/access.ts';
import type { demoAccounts } from '../../demo/data/accounts.ts';
import type { DemoSite } from './partner-origins.ts';

/** Somebody of the demo. */
export type DemoPerson = keyof typeof demoAccounts;

/** A person and the account that he acts for. */
export interface Visitor {
  readonly personId: string;
  readonly customerId: string;
}

/**
 * What goes wrong between the page and its server: no answer ever comes (`silent`), the server cannot be reached
 * (`unreachable`), or no longer after the first answers (`cut`), or it answers but has lost its database (`broken`).
 */
export type Fault = 'silent' | 'unreachable' | 'cut' | 'broken';

/** Who looks at an element, at which data, and what goes wrong. Everything else is the real server's own doing. */
export interface Scenario {
  /** Whose account is shown; nobody is signed in for `nobody`. The company when not said. */
  readonly as?: DemoPerson | 'nobody';
  /** Looks as a delegate of that account with these rights and no others. */
  readonly rights?: readonly Right[];
  /** Looks from a partner's page to which the customer granted these scopes. */
  readonly scopes?: readonly Scope[];
  /** Sites that the visitor connected to his account, with all that each may ask for. */
  readonly sites?: readonly DemoSite[];
  /** A mail with a link to set the password is on its way to the visitor. */
  readonly mail?: 'password-link';
  /** The nightly run has announced the charges of the coming two weeks; his mail holds a link that stops the first. */
  readonly charges?: 'announced';
  /** His bank contests his newest payment. */
  readonly contested?: true;
  /** Slow work of the holder in each of its states: `err_story_todo`, `err_story_doing`… */
  readonly operations?: true;
  /** Cents of credit that the holder has. */
  readonly credit?: number;
  /** The holder contests his newest invoice to pay. */
  readonly dispute?: true;
  /** How surely the person was recognised; a password when not said. */
  readonly level?: Level;
  /** `long` makes every name and label of the account as long as the contract lets it. */
  readonly texts?: 'long';
  readonly fault?: Fault;
}
