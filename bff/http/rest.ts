import type { Context, Hono } from 'hono';
import { operations, type OperationName } from '../../components/contract/operations.ts';
import type { Operation } from '../../components/contract/operation.ts';
import { Refusal } from '../refusal.ts';
import { readJson } from './body.ts';
import { execute, type Kernel, type Outcome } from './execute.ts';
import { fileResponse, type FileAnswer } from './file-answer.ts';
import { apiHeaders, quotaHeaders } from './headers.ts';
import { fromQuery } from './input.ts';
import { checkOrigin, checkWrite } from './origin-check.ts';
import { problemOf } from './problem.ts';
import { factsOf, type RequestFacts } from './request.ts';

/** Gives the address of the peer; the adapter of the runtime knows it. */
export type PeerOf = (c: Context) => string;

/** Mounts every operation at `/api` + its path. */
export function mountOperations(app: Hono, kernel: Kernel, peerOf: PeerOf): void {
  for (const [name, operation] of Object.entries(operations) as [OperationName, Operation][]) {
    app.on(operation.method, `/api${operation.path}`, async (c) => {
      let facts: RequestFacts | undefined;
      try {
        checkOrigin(c.req.raw, kernel.deps.settings);
        checkWrite(c.req.raw);
        facts = factsOf(kernel.deps, c.req.raw, 'portal', peerOf(c));
        const input = await inputOf(c, operation);
        return answerOf(operation, await execute(kernel, { op: name, input, ...conditionsOf(c.req.raw) }, facts), facts);
      } catch (error) {
        return problemAnswer(error, facts?.id ?? 'req_unread');
      }
    });
  }
}

async function inputOf(c: Context, operation: Operation): Promise<Record<string, unknown>> {
  const path = c.req.param() as Record<string, string>;
  if (operation.method === 'GET') {
    const at = c.req.url.indexOf('?');
    return at < 0 ? path : { ...fromQuery(operation.input, new URLSearchParams(c.req.url.slice(at))), ...path };
  }
  const body = await readJson(c.req.raw);
  for (const key of Object.keys(path)) if (key in body) throw new Refusal('invalid-input', { errors: [{ pointer: `/${key}`, detail: 'stands in the path; leave it out of the body' }] });
  return { ...body, ...path };
}

function conditionsOf(request: Request): { etag?: string; version?: number; key?: string } {
  const etag = request.headers.get('if-none-match');
  const version = /^"?(\d{1,15})"?$/.exec(request.headers.get('if-match') ?? '')?.[1];
  const key = request.headers.get('idempotency-key');
  return { ...(etag ? { etag } : {}), ...(version ? { version: Number(version) } : {}), ...(key ? { key } : {}) };
}

function answerOf(operation: Operation, outcome: Outcome, facts: RequestFacts): Response {
  const headers = facts.answer;
  for (const [name, value] of Object.entries(apiHeaders)) headers.set(name, value);
  headers.set('request-id', facts.id);
  if (outcome.quota) for (const [name, value] of Object.entries(quotaHeaders(outcome.quota))) headers.set(name, value);
  if (outcome.problem) return withProblem(outcome, headers);
  if (outcome.etag) headers.set('etag', outcome.etag);
  if (operation.revalidates) headers.set('cache-control', 'private, no-cache');
  if (outcome.status === 304) return new Response(null, { status: 304, headers });
  if (operation.produces) return fileResponse(operation, outcome.output as FileAnswer, facts.raw, headers);
  headers.set('content-type', 'application/json');
  return new Response(JSON.stringify(outcome.output), { status: outcome.status, headers });
}

function withProblem({ problem, status }: Outcome, headers: Headers): Response {
  headers.set('content-type', 'application/problem+json');
  if (problem?.retryAfter) headers.set('retry-after', String(problem.retryAfter));
  if (status === 401) headers.set('www-authenticate', problem?.code === 'step-up-required' ? 'O2 error="insufficient_user_authentication"' : 'O2');
  return new Response(JSON.stringify(problem), { status, headers });
}

/** A refusal outside any operation, as a whole answer. */
export function problemAnswer(error: unknown, requestId: string): Response {
  const problem = problemOf(error, requestId);
  return withProblem({ status: problem.status, problem }, new Headers({ ...apiHeaders, 'request-id': requestId }));
}
