/** The two kinds of session: our own pages, and a partner's page through its vault. They never mix. */
export type SessionKind = 'portal' | 'embed';

/** What is carried: a session, or the mark of a browser that signed in before (it opens nothing). */
export type Carried = SessionKind | 'device';

/** Where a session's secret travels: a cookie in Node, memory in a page that holds the whole server (Storybook). */
export interface SessionCarrier {
  read(request: Request, kind: Carried): string | undefined;
  /** Makes the answer carry the secret; `maxAge` in seconds, absent for the browser session. */
  give(headers: Headers, kind: Carried, secret: string, maxAge?: number): void;
  take(headers: Headers, kind: Carried): void;
}
