import type { Context, Hono } from 'hono';
import type { Operation } from '../../components/contract/operation.ts';
import type { OperationName } from '../../components/contract/api.ts';
import { readJson } from './body.ts';
import { execute, type Kernel, type Outcome } from './execute.ts';
import { fileResponse, type FileAnswer } from './file-answer.ts';
import { apiHeaders, quotaHeaders, unchangedHeaders } from './headers.ts';
import { fromQuery, withPath } from './input.ts';
import { checkOrigin, checkWrite } from './origin-check.ts';
import { problemAnswer, withProblem } from './problem-answer.ts';
import { factsOf, type RequestFacts } from './request.ts';
import { traceOf } from './trace.ts';

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
  if (outcome.problem) return withProblem(outcome.problem, dress(facts, outcome));
  if (operation.produces)
    return fileResponse(operation, outcome.output as FileAnswer, facts.raw, dress(facts, outcome));
  const headers = headersOf(operation, outcome, facts);
  if (outcome.status === 304) return new Response(null, { status: 304, headers });
  return new Response(JSON.stringify(outcome.output), { status: outcome.status, headers });
}

/**
 * The headers of JSON that answers a call. Where no cookie is set, a record that the server writes as it stands: `Headers`
 * would be filled and read again for every answer.
 */
export function headersOf(
  { revalidates }: Pick<Operation, 'revalidates'>,
  { quota, etag, replayed, status }: Outcome,
  facts: RequestFacts,
): Headers | Record<string, string> {
  const standard = status === 304 ? unchangedHeaders : apiHeaders;
  const headers = { ...standard, 'request-id': facts.id } as Record<string, string>;
  traceOf(facts.raw).named = true;
  if (quota) Object.assign(headers, quotaHeaders(quota));
  if (etag) headers['etag'] = etag;
  if (replayed) headers['idempotency-replayed'] = 'true';
  if (revalidates) headers['cache-control'] = 'private, no-cache';
  if (status !== 304) headers['content-type'] = 'application/json';
  if (!facts.hasAnswer) return headers;
  for (const [name, value] of Object.entries(headers)) facts.answer.set(name, value);
  return facts.answer;
}
