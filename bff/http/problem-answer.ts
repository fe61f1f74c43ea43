import type { Problem } from '../../components/contract/problem.ts';
import { Refusal } from '../refusal.ts';
import { apiHeaders, quotaHeaders } from './headers.ts';
import { problemOf } from './problem.ts';
import { traceOf } from './trace.ts';

/** The challenge of a 401: nothing to ask a browser's own dialog for, but what level is missing (RFC 9470 §3). */
function challengeOf({ stepUp }: Problem): string {
  if (!stepUp) return 'O2';
  return `O2 error="insufficient_user_authentication", acr_values="${stepUp.acrValues}", max_age="${stepUp.maxAge}"`;
}

/** A problem as a whole answer, over headers that are there already. */
export function withProblem(problem: Problem, headers: Headers): Response {
  headers.set('content-type', 'application/problem+json');
  if (problem.retryAfter) headers.set('retry-after', String(problem.retryAfter));
  if (problem.status === 401) headers.set('www-authenticate', challengeOf(problem));
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}

/** Any error outside an operation as a whole answer; what is not a refusal tells nothing of itself. */
export function problemAnswer(
  error: unknown,
  request: Request,
  more: Readonly<Record<string, string>> = {},
): Response {
  const quota = error instanceof Refusal ? error.facts.quota : undefined;
  const headers = new Headers({ ...apiHeaders, ...(quota ? quotaHeaders(quota) : {}), ...more });
  return withProblem(problemOf(error, traceOf(request).id), headers);
}
