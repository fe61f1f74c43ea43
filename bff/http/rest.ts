import type { Context, Hono } from 'hono';
import type { Operation } from '../../components/contract/operation.ts';
import type { OperationName } from '../../components/contract/operations.ts';
import { readJson } from './body.ts';
import { execute, type Kernel, type Outcome } from './execute.ts';
import { fileResponse, type FileAnswer } from './file-answer.ts';
import { apiHeaders, quotaHeaders } from './headers.ts';
import { fromQuery, withPath } from './input.ts';
import { checkOrigin, checkWrite } from './origin-check.ts';
import { problemAnswer, withProblem } from './problem-answer.ts';
import { factsOf, type RequestFacts } from './request.ts';

/** Gives the address of the peer; the adapter of the runtime knows it. */
export type PeerOf = (c: Context) => string;

/** Mounts every operation at `/api` + its path. */
export function mountOperations(app: Hono, kernel: Kernel, peerOf: PeerOf): void {
  const all = Object.entries(kernel.operations).toSorted(([, a], [, b]) => specificity(b) - specificity(a));
  for (const [name, operation] of all) {
    app.on(operation.method, `/api${operation.path}`, async (c) => {
      try {
        checkOrigin(c.req.raw, kernel.deps.settings, operation.produces ? 'file' : 'data');
        checkWrite(c.req.raw);
        const facts = factsOf(kernel.deps, c.req.raw, 'portal', peerOf(c));
        const input = await inputOf(c, operation);
        const call = { op: name as OperationName, input, ...conditionsOf(c.req.raw) };
        return answerOf(operation, await execute(kernel, call, facts), facts);
      } catch (error) {
        return problemAnswer(error, c.req.raw);
      }
    });
  }
}

/** Words before parameters, so that `/services/counts` is never taken for a service. */
const specificity = ({ path }: Operation): number =>
  path.split('/').length * 10 - (path.match(/:/g) ?? []).length;

async function inputOf(c: Context, operation: Operation): Promise<Record<string, unknown>> {
  const path = c.req.param() as Record<string, string>;
  if (operation.method !== 'GET') return withPath(await readJson(c.req.raw), path);
  const at = c.req.url.indexOf('?');
  return at < 0 ? path : withPath(fromQuery(operation.input, new URLSearchParams(c.req.url.slice(at))), path);
}

function conditionsOf({ headers }: Request): { etag?: string; version?: number; key?: string } {
  const etag = headers.get('if-none-match');
  const version = /^"?(\d{1,15})"?$/.exec(headers.get('if-match') ?? '')?.[1];
  const key = headers.get('idempotency-key');
  return {
    ...(etag ? { etag } : {}),
    ...(version ? { version: Number(version) } : {}),
    ...(key ? { key } : {}),
  };
}

/** Puts the headers of every API answer, and those of the quota, beside the cookies that a handler gave. */
export function dress(facts: RequestFacts, { quota, problem }: Outcome): Headers {
  const headers = facts.answer;
  // A refused call gives no cookie: its write did not happen.
  if (problem) headers.delete('set-cookie');
  for (const [name, value] of Object.entries(apiHeaders)) headers.set(name, value);
  if (quota) for (const [name, value] of Object.entries(quotaHeaders(quota))) headers.set(name, value);
  return headers;
}

function answerOf(operation: Operation, outcome: Outcome, facts: RequestFacts): Response {
  const headers = dress(facts, outcome);
  if (outcome.problem) return withProblem(outcome.problem, headers);
  if (outcome.etag) headers.set('etag', outcome.etag);
  if (outcome.replayed) headers.set('idempotency-replayed', 'true');
  if (operation.revalidates) headers.set('cache-control', 'private, no-cache');
  if (outcome.status === 304) return new Response(null, { status: 304, headers });
  if (operation.produces) return fileResponse(operation, outcome.output as FileAnswer, facts.raw, headers);
  headers.set('content-type', 'application/json');
  return new Response(JSON.stringify(outcome.output), { status: outcome.status, headers });
}
