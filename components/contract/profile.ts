import * as v from 'valibot';
import { levels, rights, roles, scopes } from './access.ts';
import { operation } from './operation.ts';
import { id, instant, line } from './shapes.ts';

/** What a customer account is in law; decides prices with or without tax and the consumer's rights. */
export const customerKinds = ['person', 'company', 'association', 'public'] as const;
export type CustomerKind = (typeof customerKinds)[number];

const emailExpected = 'must be an e-mail address such as name@example.fr';

/** An e-mail address as typed: at most 254 characters (RFC 5321), as browsers accept it, compared without regard to case. */
export const email = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'is missing'),
  v.maxLength(254, 'must have at most 254 characters'),
  v.rfcEmail(emailExpected),
  v.regex(/^[^@]{1,64}@[^@]+\.[A-Za-z][A-Za-z0-9-]+$/, emailExpected),
);

/** The fewest characters of a password: alone, and beside a second factor (NIST SP 800-63B-4). */
export const leastCharacters = { alone: 15, withSecondFactor: 10 } as const;
/** The most characters of a password, after NFKC. */
export const mostCharacters = 256;

/** A password as typed: nothing is trimmed; the whole policy is judged where it is set. */
export const password = v.pipe(
  v.string(),
  v.minLength(1, 'is missing'),
  v.maxLength(mostCharacters, `must have at most ${mostCharacters} characters`),
);

/** A single-use link's secret. */
export const linkToken = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/, 'must be the token of the link'));

/** An account that the person may act for. */
export const account = v.object({
  id,
  /** Company or family name shown in the switcher. */
  label: v.string(),
  /** Customer number printed on invoices. */
  number: v.string(),
  kind: v.picklist(customerKinds),
  role: v.picklist(roles),
});
export type Account = v.InferOutput<typeof account>;

/** Who is here, for which account, how surely, and what may be done: the snapshot that all elements share. */
export const sessionInfo = v.object({
  signedIn: v.boolean(),
  person: v.optional(v.object({ displayName: v.string(), initials: v.string() })),
  accounts: v.array(account),
  activeAccount: v.optional(id),
  rights: v.array(v.picklist(rights)),
  /** The scopes of a partner's page; absent on our own pages, where none are needed. */
  scopes: v.optional(v.array(v.picklist(scopes))),
  level: v.optional(v.picklist(levels)),
  authenticatedAt: v.optional(instant),
  partner: v.optional(v.object({ name: v.string() })),
  locale: v.picklist(['fr', 'en']),
  /** The sandbox stand-ins in use, announced to the customer: `payments`, `mail`… */
  sandboxes: v.array(v.string()),
});
export type SessionInfo = v.InferOutput<typeof sessionInfo>;

/** The session as it stands; answers to anybody. */
export const getSession = operation({
  name: 'getSession',
  summary: 'Read who is signed in, for which account and with which rights.',
  method: 'GET',
  path: '/session',
  audience: 'public',
  input: v.strictObject({}),
  output: sessionInfo,
  problems: [],
});

/** Signs in with e-mail and password; the session cookie is set by the answer. Hosted pages only. */
export const signIn = operation({
  name: 'signIn',
  summary: 'Sign in with e-mail and password.',
  method: 'POST',
  path: '/sign-in',
  audience: 'public',
  input: v.strictObject({ email, password, stay: v.optional(v.boolean(), false) }),
  output: v.object({ signedIn: v.literal(true) }),
  problems: ['credentials-refused', 'password-off', 'quota-exceeded', 'overloaded'],
  perMinute: 30,
});

/** Ends this session. */
export const signOut = operation({
  name: 'signOut',
  summary: 'End the session.',
  method: 'POST',
  path: '/sign-out',
  audience: 'public',
  input: v.strictObject({}),
  output: v.object({ signedIn: v.literal(false) }),
  problems: [],
});

/** Acts for another of the person's accounts, on a partner's page one of those consented to; the session id changes with it. */
export const switchAccount = operation({
  name: 'switchAccount',
  summary: 'Act for another account of the same person.',
  method: 'POST',
  path: '/session/account',
  audience: 'session',
  input: v.strictObject({ account: id }),
  output: sessionInfo,
  problems: ['not-found'],
});

/** Asks for an account. The answer never tells whether the address is known; a mail brings the link to set the password. */
export const signUp = operation({
  name: 'signUp',
  summary: 'Sign up; a mail brings the link to set the password.',
  method: 'POST',
  path: '/sign-up',
  audience: 'public',
  input: v.pipe(
    v.strictObject({
      email,
      kind: v.picklist(['person', 'company', 'association']),
      firstName: v.pipe(line(80), v.minLength(1, 'is missing')),
      lastName: v.pipe(line(80), v.minLength(1, 'is missing')),
      /** Needed for a company or an association. */
      company: v.optional(line(120), ''),
      terms: v.literal(true, 'the terms must be accepted'),
      locale: v.optional(v.picklist(['fr', 'en']), 'fr'),
    }),
    v.forward(
      v.partialCheck(
        [['kind'], ['company']],
        ({ kind, company }) => kind === 'person' || company !== '',
        'is missing',
      ),
      ['company'],
    ),
  ),
  output: v.object({ sent: v.literal(true) }),
  problems: ['quota-exceeded'],
  perMinute: 5,
});

/** Sends the link for a new password, if the address is known; the answer is the same if not. */
export const forgotPassword = operation({
  name: 'forgotPassword',
  summary: 'Ask for a link to set a new password.',
  method: 'POST',
  path: '/password/forgotten',
  audience: 'public',
  input: v.strictObject({ email }),
  output: v.object({ sent: v.literal(true) }),
  problems: ['quota-exceeded'],
  perMinute: 10,
});

/** Sets the password with the link of a mail (20 minutes, once) and ends all sessions of the person. */
export const setPassword = operation({
  name: 'setPassword',
  summary: 'Set a password with the link of a mail.',
  method: 'POST',
  path: '/password',
  audience: 'public',
  input: v.strictObject({ token: linkToken, password }),
  output: v.object({ set: v.literal(true) }),
  problems: ['link-expired', 'password-refused', 'quota-exceeded', 'overloaded'],
  perMinute: 10,
});
