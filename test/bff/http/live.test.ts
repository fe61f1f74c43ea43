import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rights, scopes, type Right, type Scope } from '../../../components/contract/access.ts';
import { operations } from '../../../components/contract/api.ts';
import type { Operation } from '../../../components/contract/operation.ts';
import { resourceOf } from '../../../components/session/cache.ts';
import type { Actor } from '../../../bff/access/actor.ts';
import { mayHear } from '../../../bff/http/live.ts';
import { actorWith } from '../../support/actor.ts';

/** What is read once and never changes while it is looked at. */
const still: readonly string[] = ['exportFec', 'getQuote', 'getCalendarFeed'];

const actor = (held: readonly Right[], granted?: readonly Scope[]): Actor =>
  actorWith({
    rights: new Set(held),
    ...(granted
      ? { partner: { id: 'pk', name: 'P', origin: 'https://p.example', scopes: new Set(granted) } }
      : {}),
  });

describe('what the live stream tells', () => {
  for (const operation of Object.values<Operation>(operations)) {
    const { name, method, path, right, scope } = operation;
    if (method !== 'GET' || !right || still.includes(name)) continue;
    const resource = resourceOf(name, path.includes('/:id') ? { id: 'one' } : {});

    it(`${resource} is heard by whoever may ask ${name}, and by nobody else`, () => {
      const others = <T>(all: readonly T[], one: T | undefined): T[] => all.filter((it) => it !== one);

      assert.equal(mayHear(actor([right]), resource), true);
      assert.equal(mayHear(actor(others(rights, right)), resource), false);
      assert.equal(mayHear(actor([right], scope ? [scope] : scopes), resource), scope !== undefined);
      assert.equal(mayHear(actor([right], others(scopes, scope)), resource), false);
    });
  }

  it('a service that is not on his list is heard of by nobody', () => {
    const delegate = actorWith({ rights: new Set(['service.view']), services: new Set(['svc_one']) });

    assert.equal(mayHear(delegate, 'service:svc_one'), true);
    assert.equal(mayHear(delegate, 'service:svc_two'), false);
    assert.equal(mayHear(delegate, 'services'), true);
  });
});
