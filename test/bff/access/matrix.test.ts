import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { before, it } from 'node:test';
import { scopes } from '../../../components/contract/access.ts';
import type { Reply } from '../../../components/contract/batch.ts';
import { operations, type OperationName } from '../../../components/contract/api.ts';
import type { Operation } from '../../../components/contract/operation.ts';
import type { Problem, ProblemCode } from '../../../components/contract/problem.ts';
import { digest } from '../../../bff/access/digest.ts';
import { endSession } from '../../../bff/access/storage.ts';
import { cookieName } from '../../../bff/adapters/cookie-carrier.ts';
import { isoAt } from '../../../bff/ports/clock.ts';
import { inWrite } from '../../../bff/storage/write.ts';
import { onBothEngines } from '../../support/engines.ts';
import { asksProvider, inputs, personal } from './inputs.ts';
import { allBut, allow, embedded, openWorld, type World } from './world.ts';

/** Routes that are no operation, with what judges their callers. */
const beside: Readonly<Record<string, string>> = {
  'GET /api/events': 'tried below',
  'GET /embed/events': 'tried below',
  'POST /api/batch': 'each call as its operation',
  'POST /embed/batch': 'each call as its operation: the partners below',
  'POST /api/download': 'the call as its operation',
  'POST /embed/download': 'the call as its operation',
  'POST /embed/token': 'a code, its verifier and a proof by the key',
  'GET /files/:id{[A-Za-z0-9_-]{3,64}}': 'a signed link of one session',
  'GET /calendar/:file{[A-Za-z0-9_-]{43}\\.ics}': 'a secret address',
  'POST /webhooks/payments': 'the signature of the provider',
  'GET /api/openapi.json': 'public',
  'GET /terms': 'public',
  'GET /livez': 'public',
  'GET /readyz': 'public',
};

/** What a call came to: done, or the problem that stopped it. */
interface Outcome {
  readonly code: ProblemCode | 'done';
  readonly text: string;
}

/** A session and how its calls travel: by route on our pages, by batch from a partner's vault. */
interface Actor {
  readonly secret?: string;
  readonly embedded?: true;
}

const rest = new Set<OperationName>(['getSession', 'signOut']);

/** Who is tried, with the session that he has at that moment and the outcome that the operation's own data demand. */
const actors: Readonly<Record<string, (world: World, operation: Operation) => Promise<Actor>>> = {
  anonymous: () => Promise.resolve({}),
  'former delegate': async ({ bff, owner }) => ({
    secret: await bff.signInAs('per_former', owner.customerId),
  }),
  'delegate without the right': async (world, { right }) => {
    await allow(world, allBut(right));
    return { secret: await world.bff.signInAs('per_delegate', world.owner.customerId) };
  },
  'partner without the scope': async (world, { scope }) => {
    const secret = await embedded(
      world,
      scopes.filter((it) => it !== scope),
    );
    return { secret, embedded: true };
  },
  'other customer': async ({ bff, stranger }) => ({
    secret: await bff.signInAs(stranger.personId, stranger.customerId),
  }),
  'delegate with the right': async (world, { right }) => {
    await allow(world, right ? [right] : []);
    return { secret: await world.bff.signInAs('per_delegate', world.owner.customerId) };
  },
  'partner with the scope': async (world, { scope }) => ({
    secret: await embedded(world, scope ? [scope] : [...scopes]),
    embedded: true,
  }),
  owner: async ({ bff, owner }) => ({ secret: await bff.signInAs(owner.personId, owner.customerId) }),
};

/** The refusal that follows from audience, scope, right and level; nothing when the call must get through. */
function refusal(who: string, operation: Operation): ProblemCode | undefined {
  const { audience, scope, right, level, name } = operation;
  const isPartner = who.startsWith('partner');
  if (audience === 'public')
    return isPartner && !rest.has(name as OperationName) ? 'first-party-only' : undefined;
  if (who === 'anonymous' || who === 'former delegate') return 'unauthenticated';
  if (isPartner && audience !== 'session') {
    if (audience === 'first-party' || !scope) return 'first-party-only';
    if (who === 'partner without the scope') return 'scope-missing';
  }
  if (who === 'delegate without the right' && right) return 'right-missing';
  return level && level.atLeast !== 'pwd' && level.atLeast !== 'partner' ? 'step-up-required' : undefined;
}

/** Whether a call reached its room: it was done, or refused for what the operation itself declares. */
function assertReached({ code, text }: Outcome, operation: Operation, where: string): void {
  const provider = asksProvider.has(operation.name as OperationName) && code === 'unexpected';
  const declared = code === 'done' || provider || operation.problems.includes(code);
  assert.ok(
    declared && (code !== 'not-found' || operation.audience === 'public'),
    `${where}: ${code} ${text.slice(0, 300)}`,
  );
}

/** Whether the objects asked for are somebody else's. */
const isForeign = (who: string, { name, audience }: Operation): boolean =>
  audience !== 'public' &&
  (who === 'other customer' || (who.startsWith('delegate') && personal.has(name as OperationName)));

/** What is not one's own is unknown, and does not show in what one may read. */
function assertBlind({ code, text }: Outcome, { name }: Operation, input: object, world: World): void {
  const asked = JSON.stringify(input);
  const named = /"id"|"ids"|matrix/.test(asked) || world.marks.some((mark) => asked.includes(mark));
  if (named) assert.equal(code, 'not-found', `${name} on a foreign object: ${text.slice(0, 300)}`);
  else if (asksProvider.has(name as OperationName)) assert.equal(code, 'unexpected');
  else
    // What names nothing is about his own account, which may have nothing to do it with.
    assert.ok(
      code === 'done' || code === 'not-found' || (asked === '{}' && code === 'action-refused'),
      `${name} for another customer: ${text.slice(0, 300)}`,
    );
  for (const mark of world.marks.filter((it) => !asked.includes(it)))
    assert.ok(!text.includes(mark), `${name} shows ${mark}`);
}

onBothEngines('the matrix of operations and actors', (engine) => {
  let world: World;
  let n = 0;
  before(async () => (world = await openWorld(engine)));

  it('knows every operation, and every operation has a route', () => {
    assert.deepEqual(Object.keys(inputs).toSorted(), Object.keys(operations).toSorted());
    const routes = new Set(world.bff.hono.routes.map(({ method, path }) => `${method} ${path}`));
    for (const { method, path } of Object.values<Operation>(operations))
      assert.ok(routes.has(`${method} /api${path}`));
  });

  it('knows the routes that are no operation', () => {
    const known = Object.values<Operation>(operations).map(({ method, path }) => `${method} /api${path}`);
    const others = world.bff.hono.routes
      .map(({ method, path }) => `${method} ${path}`)
      .filter((it) => !known.includes(it) && it !== 'ALL /*');

    assert.deepEqual(others.toSorted(), Object.keys(beside).toSorted());
  });

  it('lets the live stream tell of invoices to whom may see them', async () => {
    const heard: Record<string, string> = {};
    for (const [who, sessionOf] of Object.entries(actors))
      heard[who] = await hearsOfInvoice(world, await sessionOf(world, operations.listInvoices));

    assert.deepEqual(heard, {
      anonymous: 'unauthenticated',
      'former delegate': 'unauthenticated',
      'delegate without the right': 'nothing',
      'partner without the scope': 'nothing',
      'other customer': 'nothing',
      'delegate with the right': 'invoices',
      'partner with the scope': 'invoices',
      owner: 'invoices',
    });
  });

  for (const [name, operation] of Object.entries<Operation>(operations))
    it(`${name} opens to whom it should`, async () => {
      for (const [who, sessionOf] of Object.entries(actors)) {
        const expected = refusal(who, operation);
        const where = `${name} as ${who}`;
        world.bff.clock.advance(61_000);
        const input = await inputs[name as OperationName](world, ++n);
        const actor = await sessionOf(world, operation);
        const before = expected ? await fingerprint(world) : '';
        const outcome = await (actor.embedded ? callEmbedded : callRoute)(world, operation, input, actor);
        if (expected) {
          assert.equal(outcome.code, expected, where);
          assert.equal(await fingerprint(world), before, `${where} changed something`);
        } else if (isForeign(who, operation)) assertBlind(outcome, operation, input, world);
        else assertReached(outcome, operation, where);
      }
    });
});

const headersOf = (operation: Operation, input: object, n: string): Record<string, string> => ({
  'x-forwarded-for': `2001:db8:${n}::1`,
  ...(operation.ifMatch ? { 'if-match': '1' } : {}),
  ...(operation.idempotent
    ? {
        'idempotency-key': `matrix-${createHash('sha1')
          .update(n + JSON.stringify(input))
          .digest('hex')}`,
      }
    : {}),
});

let calls = 0;

async function callRoute(
  { bff }: World,
  operation: Operation,
  input: object,
  { secret }: Actor,
): Promise<Outcome> {
  const left = new Map(Object.entries(input));
  const path = operation.path.replace(/:(\w+)/g, (_, key: string) => {
    const value = String(left.get(key));
    left.delete(key);
    return encodeURIComponent(value);
  });
  const isRead = operation.method === 'GET';
  const query =
    isRead && left.size > 0
      ? `?${new URLSearchParams([...left].map(([key, value]) => [key, String(value)]))}`
      : '';
  const answer = await bff.call(`/api${path}${query}`, {
    method: operation.method,
    headers: headersOf(operation, input, (++calls).toString(16)),
    ...(secret ? { session: secret } : {}),
    ...(isRead ? {} : { body: Object.fromEntries(left) }),
  });
  const text = await answer.text();
  return { code: answer.ok ? 'done' : (JSON.parse(text) as Problem).code, text };
}

async function callEmbedded(
  { bff, partner }: World,
  operation: Operation,
  input: object,
  { secret }: Actor,
): Promise<Outcome> {
  const headers = headersOf(operation, input, (++calls).toString(16));
  const call = {
    op: operation.name,
    input,
    ...(operation.ifMatch ? { version: 1 } : {}),
    ...(operation.idempotent ? { key: headers['idempotency-key'] } : {}),
  };
  const cookie = `${cookieName.embed}=${secret}`;
  const answer = await bff.call('/embed/batch', {
    method: 'POST',
    body: { calls: [call] },
    headers: { ...headers, cookie, 'o2-partner': partner.id },
  });
  const [reply] = ((await answer.json()) as { replies: Reply[] }).replies;
  return { code: reply?.problem?.code ?? 'done', text: JSON.stringify(reply) };
}

/** What an actor's live stream tells when an invoice of the owner changes, until his session ends. */
async function hearsOfInvoice(world: World, { secret = '', embedded }: Actor): Promise<string> {
  const { bff, owner, partner } = world;
  const stream = embedded
    ? await bff.call(`/embed/events?partner=${partner.id}`, {
        headers: { cookie: `${cookieName.embed}=${secret}` },
      })
    : await bff.call('/api/events', { session: secret });
  if (!stream.ok) return ((await stream.json()) as Problem).code;
  await inWrite(bff.deps, async ({ changed }) => changed(owner.customerId, ['invoices']));
  await inWrite(bff.deps, async ({ tx, accessChanged }) => {
    await endSession(tx, digest(secret), isoAt(bff.deps.clock));
    accessChanged(`session:${digest(secret)}`);
  });
  return /"changed":\["(.*)"\]/.exec(await stream.text())?.[1] ?? 'nothing';
}

const tables = [
  'service', 'serviceTag', 'timeline', 'invoice', 'billingIdentity', 'paymentMethod', 'serviceMethod', 'payment', 'quote', 'scheduledPayment',
  'operation', 'stopLink', 'consentAccount', 'vaultKey', 'authCode', 'customer', 'person', 'password', 'link', 'outbox',
] as const; // prettier-ignore

/** What is stored, in one word: equal before and after a call that changed nothing. */
async function fingerprint({ bff }: World): Promise<string> {
  const hash = createHash('sha256');
  for (const table of tables) {
    const rows = await bff.deps.db.selectFrom(table).selectAll().execute();
    hash.update(
      `${table}${rows
        .map((row) => JSON.stringify(row))
        .toSorted()
        .join('\n')}`,
    );
  }
  return hash.digest('hex');
}
