import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { batchMost, type Reply } from '../../../components/contract/batch.ts';
import { operations, type OperationName } from '../../../components/contract/api.ts';
import type { Operation } from '../../../components/contract/operation.ts';
import { problemsOf } from '../../../bff/http/openapi-problems.ts';
import { onBothEngines } from '../../support/engines.ts';
import { hostileWords } from '../../support/hostile-words.ts';
import { problemOf } from '../../support/visitor.ts';
import { asksProvider, inputs } from '../access/inputs.ts';
import { openWorld, type World } from '../access/world.ts';

/** What no field is: each is refused by its name or, where the field takes it, done. */
const wrong: readonly unknown[] = [
  null, true, 0, -1, 1.5, 9_007_199_254_740_991, 1e300, '', ' ', 'x', 'x'.repeat(20_000), [], [null], ['x'], [[]], {}, { id: 'x' }, { toString: 'x' },
  '\u0000', 'a\u0000b', '\uD800', '\u2028', 'a\r\nset-cookie: b=c', '2026-02-30', '9999999999', '../../etc/passwd',
  "'; drop table service; --", '%', '_', '\\', '-- ', 'null', '1e400', '٣', 'ＡＤＭＩＮ',
]; // prettier-ignore

/** Cursors that nobody gave, or gave for something else. */
const cursors = [
  'e30', 'AAAA', '____', 'bnVsbA', 'W10', 'W251bGxd',
  ...[
    ['label', 'x', 'svc_1', 0], ['expiry', null, 'svc_1', 0], ['expiry', {}, [], 0], ['issued', '', '', 1, 2, 3], [1e300, -1],
    [{ $gt: '' }], ['date', '2026-02-30', 'inv_1', 0], ['__proto__', 'x', 'y', 0],
  ].map((it) => Buffer.from(JSON.stringify(it)).toString('base64url')),
]; // prettier-ignore

interface Schema {
  readonly entries?: Readonly<Record<string, unknown>>;
  readonly options?: readonly Schema[];
}

/** The fields of an operation, those of each variant included. */
const fieldsOf = ({ entries = {}, options = [] }: Schema): string[] => [
  ...new Set([...Object.keys(entries), ...options.flatMap(fieldsOf)]),
];

onBothEngines('every field of every operation', (engine) => {
  let world: World;
  let n = 0;
  before(async () => (world = await openWorld(engine)));

  const signedIn = (): Promise<string> => world.bff.signInAs(world.owner.personId, world.owner.customerId);

  /** Sends inputs of one operation, sixteen at a time, each from an address of its own. */
  async function send(operation: Operation, list: readonly object[]): Promise<Reply[]> {
    const replies: Reply[] = [];
    // A counter of its own counts requests of an address or a session: both are new for each call.
    const size =
      operation.perMinute || operation.name === 'signOut' || operation.audience === 'session' ? 1 : batchMost;
    for (let at = 0; at < list.length; at += size) {
      const calls = list.slice(at, at + size).map((input) => ({
        op: operation.name,
        input,
        ...(operation.ifMatch ? { version: 1 } : {}),
        ...(operation.idempotent ? { key: `every-field-${++n}-of-all` } : {}),
      }));
      const headers = { 'x-forwarded-for': `2001:db8:${(++n % 65_536).toString(16)}:${n >> 16}::1` };
      const session = await signedIn();
      const answer = await world.bff.call('/api/batch', {
        method: 'POST',
        session,
        headers,
        body: { calls },
      });
      const body = (await answer.json()) as { replies?: Reply[] };
      assert.ok(body.replies, `${operation.name}: ${JSON.stringify(body)}`);
      replies.push(...body.replies);
    }
    return replies;
  }

  /** Done, or refused for what the operation declares; never a fault, never a word of the machinery. */
  function assertJudged(operation: Operation, reply: Reply, what: string): void {
    const code = reply.problem?.code;
    if (!code) return;
    const isProvider = asksProvider.has(operation.name as OperationName) && code === 'unexpected';
    assert.ok(
      isProvider || (code !== 'unexpected' && problemsOf(operation).includes(code)),
      `${what}: ${code}`,
    );
    assert.doesNotMatch(
      JSON.stringify(reply.problem),
      /sqlite|postgres|valibot|kysely|node_modules|select /i,
      what,
    );
  }

  for (const [name, operation] of Object.entries<Operation>(operations))
    it(`${name}: takes or names whatever is in it`, async () => {
      const valid = await inputs[name as OperationName](world, ++n);
      const fields = fieldsOf(operation.input as Schema);
      const tried = fields.flatMap((field) =>
        [...wrong, ...hostileWords, ...(field === 'cursor' ? cursors : [])].map((value) => ({
          field,
          value,
        })),
      );

      const replies = await send(
        operation,
        tried.map(({ field, value }) => ({ ...valid, [field]: value })),
      );
      const unknown = ['extra', '__proto__', 'constructor', 'role', 'customerId', 'status', 'price'].filter(
        (field) => !fields.includes(field),
      );
      const extras = await send(
        operation,
        unknown.map((field) => Object.fromEntries([...Object.entries(valid), [field, { x: 1 }]])),
      );

      for (const [at, { field, value }] of tried.entries()) {
        const reply = replies[at] as Reply;
        const what = `${name} with ${field} = ${JSON.stringify(value).slice(0, 40)}`;
        assertJudged(operation, reply, what);
        if (reply.problem?.code === 'invalid-input')
          assert.ok(
            reply.problem.errors?.some(({ pointer }) => pointer === '' || pointer.startsWith('/')),
            `${what}: ${JSON.stringify(reply.problem)}`,
          );
        if (field === 'cursor' && typeof value === 'string' && cursors.includes(value))
          assert.ok(['cursor-invalid', 'invalid-input', undefined].includes(reply.problem?.code), what);
        if (typeof value === 'object' && value !== null && !Array.isArray(value))
          assert.notEqual(reply.status, 200, `${what} was taken`);
      }
      for (const [at, field] of unknown.entries())
        assert.deepEqual(
          [extras[at]?.problem?.code, extras[at]?.problem?.errors?.at(-1)?.pointer],
          ['invalid-input', `/${field}`],
          `${name} with ${field}`,
        );
    });

  it('every body that is no JSON object is refused where a body is read', async () => {
    const bodies = ['{', '[]', 'null', '1', '"x"', '{}{}', '{"a":NaN}', `{"a":"${'x'.repeat(70_000)}"}`];
    for (const { method, path, name } of Object.values<Operation>(operations).filter(
      (it) => it.method !== 'GET',
    ))
      for (const body of bodies) {
        const address = `/api${path.replace(/:\w+/g, 'some_id')}`;
        const headers = { 'x-forwarded-for': `2001:db8:${(++n % 65_536).toString(16)}:${n >> 16}::1` };
        const answer = await world.bff.call(address, { method, headers, body, session: await signedIn() });
        const { code, detail } = await problemOf(answer);
        const asked = `${name} with ${body.slice(0, 12)}`;
        assert.ok(['malformed-body', 'body-too-large'].includes(code), `${asked}: ${code} ${detail}`);
        assert.equal(answer.status, body.length > 65_536 ? 413 : 400, asked);
      }
  });
});
