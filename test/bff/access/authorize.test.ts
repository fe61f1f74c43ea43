import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import * as v from 'valibot';
import {
  levels,
  levelReaches,
  rights,
  scopes,
  type Level,
  type Right,
  type Scope,
} from '../../../components/contract/access.ts';
import type { Operation } from '../../../components/contract/operation.ts';
import { refusalReasons } from '../../../components/contract/problem.ts';
import type { Actor } from '../../../bff/access/actor.ts';
import { ability, authorize, demand } from '../../../bff/access/authorize.ts';
import { Refusal } from '../../../bff/refusal.ts';
import { actorWith } from '../../support/actor.ts';

const now = Date.parse('2026-11-23T09:00:00Z');
const partner = (granted: readonly Scope[]): NonNullable<Actor['partner']> => ({
  id: 'pk_live_test',
  name: 'Partner',
  origin: 'https://partner.example',
  scopes: new Set(granted),
});
const actor = (more: Partial<Actor> = {}): Actor => actorWith({ authenticatedAt: now, ...more });
const operation = (more: Partial<Operation> = {}): Operation => ({
  name: 'test',
  summary: 'Test.',
  method: 'GET',
  path: '/test',
  audience: 'customer',
  input: v.strictObject({}),
  output: v.object({}),
  problems: [],
  ...more,
});
const codeOf = (who: Actor | undefined, what: Operation, at = now): string => {
  try {
    authorize(who, what, at);
    return 'allowed';
  } catch (error) {
    assert.ok(error instanceof Refusal);
    return error.code;
  }
};

const someRights = fc.subarray([...rights]).map((list) => new Set(list));
const someScopes = fc.subarray([...scopes]);
const anyActor = fc
  .record({
    rights: someRights,
    granted: fc.option(someScopes, { nil: undefined }),
    level: fc.constantFrom<Level>(...levels),
    age: fc.integer({ min: 0, max: 40 * 3600 }),
  })
  .map(({ rights, granted, level, age }) =>
    actor({
      rights,
      level,
      authenticatedAt: now - age * 1000,
      ...(granted ? { partner: partner(granted) } : {}),
    }),
  );
const anyOperation = fc
  .record(
    {
      audience: fc.constantFrom<Operation['audience']>('public', 'first-party', 'session', 'customer'),
      method: fc.constantFrom<Operation['method']>('GET', 'POST', 'PATCH', 'DELETE'),
      scope: fc.constantFrom(...scopes),
      right: fc.constantFrom(...rights),
      level: fc.record({
        atLeast: fc.constantFrom<Level>(...levels),
        maxAge: fc.integer({ min: 0, max: 7200 }),
      }),
    },
    { requiredKeys: ['audience', 'method'] },
  )
  .map((more) => operation(more as Partial<Operation>));

describe('authorize', () => {
  it('allows only what partner, scope, right and level each allow', () => {
    fc.assert(
      fc.property(anyActor, anyOperation, (who, what) => {
        const age = (now - who.authenticatedAt) / 1000;
        const byPartner =
          !who.partner ||
          what.audience === 'session' ||
          (what.audience === 'customer' && what.scope !== undefined && who.partner.scopes.has(what.scope));
        const byRight = !what.right || who.rights.has(what.right);
        const byLevel =
          !what.level || (levelReaches(who.level, what.level.atLeast) && age <= what.level.maxAge);
        const byAge =
          what.method === 'GET' || who.kind === 'embed' || what.level !== undefined || age <= 12 * 3600;
        const expected = what.audience === 'public' || (byPartner && byRight && byLevel && byAge);
        assert.equal(codeOf(who, what) === 'allowed', expected);
      }),
      { numRuns: 3000 },
    );
  });

  it('gives nobody anything but what is public', () => {
    fc.assert(
      fc.property(
        anyOperation,
        (what) => codeOf(undefined, what) === (what.audience === 'public' ? 'allowed' : 'unauthenticated'),
      ),
    );
  });

  it('never gives more after something was taken away', () => {
    const without = <T>(set: ReadonlySet<T>, one: T | undefined): ReadonlySet<T> =>
      new Set([...set].filter((it) => it !== one));
    fc.assert(
      fc.property(anyActor, anyOperation, fc.nat(), (who, what, n) => {
        if (codeOf(who, what) === 'allowed') return;
        const less: Actor[] = [
          { ...who, rights: without(who.rights, [...who.rights][n % Math.max(1, who.rights.size)]) },
          { ...who, authenticatedAt: who.authenticatedAt - n },
          { ...who, level: 'partner' },
          { ...who, kind: 'embed', partner: partner([...(who.partner?.scopes ?? [])].slice(1)) },
        ];
        // An embedded session is never longer than eight hours, so its age is not asked: leave that case out.
        const comparable = who.kind === 'embed' ? less : less.slice(0, 3);
        for (const poorer of comparable) assert.notEqual(codeOf(poorer, what), 'allowed');
      }),
      { numRuns: 2000 },
    );
  });

  it('says which of them is missing, the partner’s first', () => {
    const what = operation({
      scope: 'services:read',
      right: 'service.view',
      level: { atLeast: 'mfa', maxAge: 300 },
    });
    const full = new Set<Right>(['service.view']);

    assert.equal(
      codeOf(actor({ partner: partner([]) }), operation({ audience: 'first-party' })),
      'first-party-only',
    );
    assert.equal(codeOf(actor({ partner: partner([...scopes]) }), operation()), 'first-party-only');
    assert.equal(codeOf(actor({ partner: partner(['invoices:read']), rights: full }), what), 'scope-missing');
    assert.equal(codeOf(actor(), what), 'right-missing');
    assert.equal(codeOf(actor({ rights: full }), what), 'step-up-required');
    assert.equal(codeOf(actor({ rights: full, level: 'mfa' }), what), 'allowed');
  });

  it('asks for a fresh proof in the shape of RFC 9470, to the second', () => {
    const what = operation({ level: { atLeast: 'mfa', maxAge: 300 } });
    const who = actor({ level: 'mfa' });

    assert.equal(codeOf(who, what, now + 300_000), 'allowed');
    assert.equal(codeOf(actor({ level: 'phr' }), what), 'allowed');
    assert.throws(
      () => authorize(who, what, now + 300_001),
      (error: unknown) => {
        assert.deepEqual((error as Refusal).facts.stepUp, { acrValues: 'urn:o2:acr:mfa', maxAge: 300 });
        return true;
      },
    );
  });

  it('lets a session that stays read for weeks, but change things for twelve hours', () => {
    const who = actor();
    const later = now + 12 * 3600_000 + 1;

    assert.equal(codeOf(who, operation({ method: 'GET' }), later), 'allowed');
    assert.equal(codeOf(who, operation({ method: 'PATCH' }), later - 1), 'allowed');
    assert.equal(codeOf(who, operation({ method: 'PATCH' }), later), 'step-up-required');
  });
});

describe('ability', () => {
  const anyNeed = fc.record(
    {
      right: fc.constantFrom(...rights),
      scope: fc.constantFrom(...scopes),
      forbidden: fc.constantFrom(...refusalReasons),
    },
    { requiredKeys: ['right'] },
  );

  it('is open only when right, scope and state all say so, and demand agrees', () => {
    fc.assert(
      fc.property(anyActor, anyNeed, (who, need) => {
        const byScope = !who.partner || (need.scope !== undefined && who.partner.scopes.has(need.scope));
        const expected = who.rights.has(need.right) && byScope && need.forbidden === undefined;
        const is = ability(who, need);
        assert.equal(is.allowed, expected);
        let refused: unknown;
        try {
          demand(who, need);
        } catch (error) {
          refused = error;
        }
        if (is.allowed) return assert.equal(refused, undefined);
        assert.ok(refused instanceof Refusal);
        assert.deepEqual([refused.code, refused.facts.reason], ['action-refused', is.reason]);
      }),
      { numRuns: 3000 },
    );
  });

  it('names the person’s right before the site’s scope, and both before the state', () => {
    const need = { right: 'service.renew', scope: 'services:renew', forbidden: 'moving' } as const;
    const mayAll = new Set<Right>(['service.renew']);

    assert.partialDeepStrictEqual(ability(actor({ partner: partner([]) }), need), {
      reason: 'right-missing',
    });
    assert.partialDeepStrictEqual(ability(actor({ rights: mayAll, partner: partner([]) }), need), {
      reason: 'scope-missing',
    });
    assert.partialDeepStrictEqual(
      ability(actor({ rights: mayAll, partner: partner([...scopes]) }), { right: 'service.renew' }),
      { reason: 'hosted-only' },
    );
    assert.partialDeepStrictEqual(ability(actor({ rights: mayAll }), need), { reason: 'moving' });
  });
});
