import type { Hono } from 'hono';
import * as v from 'valibot';
import type { Operation } from '../../components/contract/operation.ts';
import type { OperationName } from '../../components/contract/api.ts';
import type { SessionKind } from '../ports/session-carrier.ts';
import { rawInput } from './batch.ts';
import { readJson } from './body.ts';
import { execute, type Kernel } from './execute.ts';
import { fileResponse, type FileAnswer } from './file-answer.ts';
import { parseInput } from './input.ts';
import { checkOrigin, checkWrite } from './origin-check.ts';
import { problemAnswer, withProblem } from './problem-answer.ts';
import { dress, type PeerOf } from './rest.ts';
import { factsOf } from './request.ts';

const downloadOf = ({ operations }: Kernel) => {
  const files = Object.keys(operations).filter((name) => operations[name]?.produces);
  return v.strictObject({
    op: v.picklist(files, 'must be the name of an operation that produces a file'),
    input: rawInput,
  });
};

/**
 * Mounts the download of any operation that produces a file, by its name: how elements get files through the session
 * they have, on a partner's page too, in one request.
 */
export function mountDownload(
  app: Hono,
  kernel: Kernel,
  path: '/api/download' | '/embed/download',
  kind: SessionKind,
  peerOf: PeerOf,
): void {
  const download = downloadOf(kernel);
  app.post(path, async (c) => {
    try {
      checkOrigin(c.req.raw, kernel.deps.settings);
      checkWrite(c.req.raw);
      const facts = factsOf(kernel.deps, c.req.raw, kind, peerOf(c));
      const { op, input } = parseInput(download, await readJson(c.req.raw));
      const operation = kernel.operations[op] as Operation;
      const outcome = await execute(kernel, { op: op as OperationName, input }, facts);
      const headers = dress(facts, outcome);
      if (outcome.problem) return withProblem(outcome.problem, headers);
      return fileResponse(operation, outcome.output as FileAnswer, c.req.raw, headers);
    } catch (error) {
      return problemAnswer(error, c.req.raw);
    }
  });
}
