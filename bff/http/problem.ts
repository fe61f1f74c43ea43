import {
  problemBase,
  problemStatus,
  type Problem,
  type ProblemCode,
} from '../../components/contract/problem.ts';
import { Refusal } from '../refusal.ts';
import { isUnreachable } from '../storage/unreachable.ts';
import { isUnwritable } from '../storage/unwritable.ts';

/** The fixed title of each problem (RFC 9457 `title`); a code without one does not compile. */
export const problemTitle: Readonly<Record<ProblemCode, string>> = {
  'malformed-body': 'The body is not valid JSON',
  'invalid-input': 'Some fields are wrong',
  'cursor-invalid': 'The cursor does not belong to this list',
  'idempotency-key-missing': 'An Idempotency-Key header is needed',
  'mixed-credentials': 'Two kinds of session came together',
  unauthenticated: 'Nobody is signed in',
  'credentials-refused': 'The address or the password is wrong',
  'step-up-required': 'A fresh proof of identity is needed',
  'proof-refused': 'The proof of possession was refused',
  'cross-site-request': 'The request came from another site',
  'right-missing': 'The person lacks a right on this account',
  'scope-missing': 'The site lacks a scope',
  'first-party-only': 'Only our own pages may do this',
  'password-off': 'The password is off until it is set anew',
  'partner-suspended': 'This site is suspended',
  'not-found': 'There is no such thing here',
  'method-not-allowed': 'This method is not offered here',
  'action-refused': 'The action is not open now',
  'idempotency-in-progress': 'The same request is still running',
  'already-exists': 'It exists already',
  'link-expired': 'The link has expired or was used',
  'precondition-failed': 'It changed since it was read',
  'body-too-large': 'The body is too large',
  'unsupported-media-type': 'The body must be application/json',
  'idempotency-key-reused': 'The Idempotency-Key belongs to another request',
  'password-refused': 'The password does not follow the policy',
  'card-number-refused': 'A text holds a card number',
  'payment-declined': 'The payment was declined',
  'precondition-required': 'An If-Match header is needed',
  'quota-exceeded': 'Too many requests',
  unexpected: 'Something went wrong on our side',
  overloaded: 'Too much work at the moment',
  'read-only': 'Nothing can be saved at the moment',
};

/** Nothing was saved, and nothing of it remains but an unfinished key, which is free again after a minute. */
const readOnly = (): Refusal =>
  new Refusal('read-only', {
    detail: 'Nothing was saved. Reading still works; try again in a few minutes.',
    retryAfter: 60,
  });

/** Nobody knows whether a write was done: its key does. */
const outOfReach = (): Refusal =>
  new Refusal('overloaded', {
    detail:
      'The database does not answer. Try again in a moment, with the same Idempotency-Key where you sent one.',
    retryAfter: 5,
  });

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (isUnwritable(error)) return readOnly();
  return isUnreachable(error) ? outOfReach() : new Refusal('unexpected');
}

/**
 * Makes the RFC 9457 body of any error; what is not a refusal tells nothing of itself, but whether the database can be
 * written and reached.
 */
export function problemOf(error: unknown, requestId: string): Problem {
  const { code, facts } = refusalOf(error);
  return {
    type: problemBase + code,
    code,
    title: problemTitle[code],
    status: problemStatus[code],
    ...(facts.detail ? { detail: facts.detail } : {}),
    instance: requestId,
    ...(facts.reason ? { reason: facts.reason } : {}),
    ...(facts.errors ? { errors: facts.errors } : {}),
    ...(facts.retryAfter ? { retryAfter: facts.retryAfter } : {}),
    ...(facts.stepUp ? { stepUp: facts.stepUp } : {}),
  };
}
