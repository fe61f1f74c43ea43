import type { Hono } from 'hono';
import * as v from 'valibot';
import { batchMost, type Call } from '../../components/contract/batch.ts';
import { operations, type OperationName } from '../../components/contract/operations.ts';
import type { SessionKind } from '../ports/session-carrier.ts';
import { readJson } from './body.ts';
import { execute, type Kernel } from './execute.ts';
import { apiHeaders } from './headers.ts';
import { parseInput } from './input.ts';
import { checkOrigin, checkWrite } from './origin-check.ts';
import { problemAnswer, type PeerOf } from './rest.ts';
import { factsOf } from './request.ts';

const batch = v.strictObject({
  calls: v.pipe(
    v.array(
      v.strictObject({
        op: v.picklist(Object.keys(operations) as OperationName[]),
        input: v.record(v.string(), v.unknown()),
        etag: v.optional(v.pipe(v.string(), v.maxLength(200))),
        version: v.optional(v.pipe(v.number(), v.integer())),
        key: v.optional(v.pipe(v.string(), v.maxLength(255))),
      }),
    ),
    v.minLength(1),
    v.maxLength(batchMost, `at most ${batchMost} calls`),
  ),
});

/**
 * Mounts the batch: the first requests of all widgets of a page in one round trip, each call refused or answered by
 * itself. At `/embed/batch` only the vault's session counts, at `/api/batch` only ours.
 */
export function mountBatch(app: Hono, kernel: Kernel, path: '/api/batch' | '/embed/batch', kind: SessionKind, peerOf: PeerOf): void {
  app.post(path, async (c) => {
    try {
      checkOrigin(c.req.raw, kernel.deps.settings);
      checkWrite(c.req.raw);
      const facts = factsOf(kernel.deps, c.req.raw, kind, peerOf(c));
      const { calls } = parseInput(batch, await readJson(c.req.raw, 256 * 1024));
      const replies = await Promise.all(calls.map((call) => execute(kernel, call as Call, facts)));
      const headers = facts.answer;
      for (const [name, value] of Object.entries(apiHeaders)) headers.set(name, value);
      headers.set('content-type', 'application/json');
      return new Response(JSON.stringify({ replies: replies.map(({ quota: _, ...reply }) => reply) }), { headers });
    } catch (error) {
      return problemAnswer(error, 'req_batch');
    }
  });
}
