import type { Hono } from 'hono';
import * as v from 'valibot';
import { batchMost, type Call } from '../../components/contract/batch.ts';
import type { SessionKind } from '../ports/session-carrier.ts';
import { readJson } from './body.ts';
import { execute, type Kernel, type Outcome } from './execute.ts';
import { parseInput } from './input.ts';
import { checkOrigin, checkWrite } from './origin-check.ts';
import { problemAnswer } from './problem-answer.ts';
import type { Quota } from './rate-limit.ts';
import { headersOf, type PeerOf } from './rest.ts';
import { factsOf } from './request.ts';

const bodyMost = 256 * 1024;

/** The input of a call as it came: each operation judges its own. */
export const rawInput = v.custom<Readonly<Record<string, unknown>>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'must be an object',
);

const batchOf = (names: readonly string[]) =>
  v.strictObject({
    calls: v.pipe(
      v.array(
        v.strictObject({
          op: v.picklist(names, 'must be the name of an operation'),
          input: rawInput,
          etag: v.optional(v.pipe(v.string(), v.maxLength(200))),
          version: v.optional(v.pipe(v.number(), v.integer())),
          key: v.optional(v.pipe(v.string(), v.maxLength(255))),
        }),
      ),
      v.minLength(1, 'must hold a call'),
      v.maxLength(batchMost, `at most ${batchMost} calls`),
    ),
  });

/**
 * Mounts the batch: the first requests of all widgets of a page in one round trip, each call refused or answered by
 * itself. At `/embed/batch` only the vault's session counts, at `/api/batch` only ours.
 */
export function mountBatch(
  app: Hono,
  kernel: Kernel,
  path: '/api/batch' | '/embed/batch',
  kind: SessionKind,
  peerOf: PeerOf,
): void {
  const batch = batchOf(Object.keys(kernel.operations));
  app.post(path, async (c) => {
    try {
      checkOrigin(c.req.raw, kernel.deps.settings);
      checkWrite(c.req.raw);
      const facts = factsOf(kernel.deps, c.req.raw, kind, peerOf(c));
      const { calls } = parseInput(batch, await readJson(c.req.raw, bodyMost));
      const outcomes = await Promise.all(calls.map((call) => execute(kernel, call as Call, facts)));
      const quota = scarcest(outcomes);
      const headers = headersOf({}, { status: 200, ...(quota ? { quota } : {}) }, facts);
      return new Response(JSON.stringify({ replies: outcomes.map(({ quota: _, ...reply }) => reply) }), {
        headers,
      });
    } catch (error) {
      return problemAnswer(error, c.req.raw);
    }
  });
}

/** Of the quotas that the calls spent from, the one with the least left. */
const scarcest = (outcomes: readonly Outcome[]): Quota | undefined =>
  outcomes
    .map(({ quota }) => quota)
    .reduce((least, quota) => (!least || (quota && quota.left < least.left) ? quota : least), undefined);
