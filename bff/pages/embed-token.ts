import type { Hono } from 'hono';
import * as v from 'valibot';
import { linkToken } from '../../components/contract/profile.ts';
import { readJson } from '../http/body.ts';
import type { Kernel } from '../http/execute.ts';
import { apiHeaders } from '../http/headers.ts';
import { parseInput } from '../http/input.ts';
import { checkOrigin, checkWrite } from '../http/origin-check.ts';
import { problemAnswer } from '../http/problem-answer.ts';
import type { PeerOf } from '../http/rest.ts';
import { factsOf } from '../http/request.ts';
import { redeem } from '../partners/token.ts';

const body = v.strictObject({ code: linkToken, codeVerifier: linkToken });
const path = '/embed/token';
const perMinute = 30;

/**
 * Mounts `POST /embed/token`: a vault redeems its code with the verifier and a DPoP proof by its key, and receives the
 * partitioned session cookie. Nothing of the session is in the body.
 */
export function mountEmbedToken(app: Hono, kernel: Kernel, peerOf: PeerOf): void {
  const { deps } = kernel;
  app.post(path, async (c) => {
    const raw = c.req.raw;
    try {
      checkOrigin(raw, deps.settings);
      checkWrite(raw);
      const facts = factsOf(deps, raw, 'embed', peerOf(c));
      kernel.spend(`token:${facts.ip}`, perMinute);
      const { code, codeVerifier } = parseInput(body, await readJson(raw, 4096));
      const session = await redeem(deps, {
        code,
        codeVerifier,
        proof: raw.headers.get('dpop') ?? '',
        method: 'POST',
        url: deps.settings.origin + path,
        agent: facts.agent,
        former: facts.secret,
      });
      deps.carrier.give(facts.answer, 'embed', session.secret, session.maxAge);
      for (const [name, value] of Object.entries(apiHeaders)) facts.answer.set(name, value);
      facts.answer.set('content-type', 'application/json');
      return new Response('{"signedIn":true}', { headers: facts.answer });
    } catch (error) {
      return problemAnswer(error, raw);
    }
  });
}
