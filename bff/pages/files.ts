import type { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import type { OperationKinds } from '../operations/kind.ts';
import { open } from '../operations/links.ts';
import { fileResponse } from '../http/file-answer.ts';
import { apiHeaders } from '../http/headers.ts';
import { problemAnswer } from '../http/problem-answer.ts';

/**
 * Mounts `GET /files/:id`: what a signed link opens. It asks for no session, since the browser's own download of a
 * partner's page brings none; the signature is the whole permission, and it is short-lived.
 */
export function mountFiles(app: Hono, deps: Deps, kinds: OperationKinds): void {
  app.get('/files/:id{[A-Za-z0-9_-]{3,64}}', async (c) => {
    try {
      const { until = '', sig = '' } = c.req.query();
      const file = await open(deps, kinds, { id: c.req.param('id'), until, sig });
      return fileResponse({}, file, c.req.raw, new Headers(apiHeaders));
    } catch (error) {
      return problemAnswer(error, c.req.raw);
    }
  });
}
