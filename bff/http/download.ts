import type { Hono } from 'hono';
import * as v from 'valibot';
import { operations, type OperationName } from '../../components/contract/operations.ts';
import type { Operation } from '../../components/contract/operation.ts';
import type { SessionKind } from '../ports/session-carrier.ts';
import { readJson } from './body.ts';
import { execute, type Kernel } from './execute.ts';
import { fileResponse, type FileAnswer } from './file-answer.ts';
import { apiHeaders } from './headers.ts';
import { parseInput } from './input.ts';
import { checkOrigin, checkWrite } from './origin-check.ts';
import { problemAnswer, type PeerOf } from './rest.ts';
import { factsOf } from './request.ts';

const files = (Object.entries(operations) as [OperationName, Operation][]).filter(([, it]) => it.produces).map(([name]) => name);
const download = v.strictObject({ op: v.picklist(files), input: v.record(v.string(), v.unknown()) });

/**
 * Mounts the download of any operation that produces a file, by its name: how elements get files through the session
 * they have, on a partner's page too, in one request.
 */
export function mountDownload(app: Hono, kernel: Kernel, path: '/api/download' | '/embed/download', kind: SessionKind, peerOf: PeerOf): void {
  app.post(path, async (c) => {
    try {
      checkOrigin(c.req.raw, kernel.deps.settings);
      checkWrite(c.req.raw);
      const facts = factsOf(kernel.deps, c.req.raw, kind, peerOf(c));
      const call = parseInput(download, await readJson(c.req.raw));
      const { problem, output } = await execute(kernel, call, facts);
      if (problem) return Response.json(problem, { status: problem.status, headers: { ...apiHeaders, 'content-type': 'application/problem+json' } });
      for (const [name, value] of Object.entries(apiHeaders)) facts.answer.set(name, value);
      return fileResponse(operations[call.op], output as FileAnswer, c.req.raw, facts.answer);
    } catch (error) {
      return problemAnswer(error, 'req_download');
    }
  });
}
