import { Hono } from 'hono';
import * as v from 'valibot';
import { operation } from '../../../components/contract/operation.ts';
import { actorCache } from '../../../bff/access/actor-cache.ts';
import type { Actor } from '../../../bff/access/actor.ts';
import { cookieName } from '../../../bff/adapters/cookie-carrier.ts';
import { mountBatch } from '../../../bff/http/batch.ts';
import { rateLimiter } from '../../../bff/http/rate-limit.ts';
import { mountOperations } from '../../../bff/http/rest.ts';
import { rememberRevisions } from '../../../bff/http/revisions.ts';
import type { Visit } from '../../../bff/http/route.ts';
import { inWrite } from '../../../bff/storage/write.ts';
import { origin, type TestBff } from '../../support/bff.ts';
import { addCamille } from '../../support/people.ts';

/** An operation of the tests: buys something, which must happen once. */
const buy = operation({
  name: 'buy',
  summary: 'Buy.',
  method: 'POST',
  path: '/buy',
  audience: 'customer',
  input: v.strictObject({ what: v.string(), count: v.optional(v.number(), 1) }),
  output: v.object({ number: v.number() }),
  problems: [],
  idempotent: true,
});

export interface Shop {
  readonly bff: TestBff;
  readonly session: string;
  readonly app: Hono;
  bought: number;
  /** Runs inside the handler, before its write. */
  before: () => Promise<void>;
  /** Runs inside the write, after its effect. */
  inside: () => Promise<void>;
  /** How the handler seals: not at all, with its answer, or with what it begins with. */
  sealed: 'never' | 'answer' | 'begun';
  /** Runs after the write, before the answer. */
  after: () => Promise<void>;
}

export async function shop(bff: TestBff): Promise<Shop> {
  await addCamille(bff);
  const session = await bff.signInAs('per_camille', 'cus_a');
  const idle = (): Promise<void> => Promise.resolve();
  const it: Shop = {
    bff,
    session,
    app: new Hono(),
    bought: 0,
    before: idle,
    inside: idle,
    after: idle,
    sealed: 'answer',
  };
  const run = async (_: never, { seal }: Visit<Actor>): Promise<unknown> => {
    await it.before();
    const bought = await inWrite(bff.deps, async (write) => {
      const { revision } = await write.tx
        .updateTable('customer')
        .set((e) => ({ revision: e('revision', '+', 1) }))
        .where('id', '=', 'cus_a')
        .returning('revision')
        .executeTakeFirstOrThrow();
      await it.inside();
      it.bought++;
      const output = { number: revision };
      if (it.sealed === 'answer') await seal(write, output);
      if (it.sealed === 'begun') await seal(write, { number: 0 }, 'begun');
      return output;
    });
    await it.after();
    return bought;
  };
  const kernel = {
    deps: bff.deps,
    operations: { buy },
    routes: new Map([['buy', { name: 'buy' as never, run: run as never }]]),
    findActor: actorCache(bff.deps),
    spend: rateLimiter(bff.deps.clock),
    revisions: rememberRevisions(bff.deps),
  };
  mountOperations(it.app, kernel, () => '192.0.2.1');
  mountBatch(it.app, kernel, '/api/batch', 'portal', () => '192.0.2.1');
  return it;
}

export const key = (name: string): string => name.padEnd(16, '0');
export const headersOf = (session: string, idempotencyKey?: string) => ({
  'sec-fetch-site': 'same-origin',
  'o2-client': '1',
  'content-type': 'application/json',
  cookie: `${cookieName.portal}=${session}`,
  ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
});
export const order = (
  { app, session }: Pick<Shop, 'app' | 'session'>,
  idempotencyKey?: string,
  body: object = { what: 'tea' },
) =>
  app.request(`${origin}/api/buy`, {
    method: 'POST',
    headers: headersOf(session, idempotencyKey),
    body: JSON.stringify(body),
  });

export const revision = async ({ bff }: Shop): Promise<number> =>
  (
    await bff.deps.db
      .selectFrom('customer')
      .where('id', '=', 'cus_a')
      .select('revision')
      .executeTakeFirstOrThrow()
  ).revision;

/** How many requests are under way. */
export const running = async ({ bff }: Shop): Promise<number> =>
  (await bff.deps.db.selectFrom('idempotency').where('reply', '=', '').select('key').execute()).length;
