import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { IConfiguration } from 'dependency-cruiser';
import { cruiseTree } from './cruise.ts';

/** For each import rule, the files under bad/ that break it and nothing else does. */
const culprits: Record<string, readonly string[]> = {
  'no-cycles': ['bff/tickets/domain.ts', 'components/tickets/about.ts'],
  'no-missing-module': ['components/tickets/nowhere.ts'],
  'no-undeclared-package': ['components/tickets/package.ts'],
  'only-tests-know-tests': ['components/tickets/tested.ts'],
  'contract-stands-alone': ['components/contract/tickets.ts'],
  'kit-knows-no-room': ['components/kit/badge.ts', 'components/kit/money.ts'],
  'session-knows-no-room': ['components/session/cache.ts'],
  'loader-stands-alone': ['components/loader/loader.ts'],
  'components-know-no-server': ['components/tickets/server.ts'],
  'components-know-no-node': ['components/tickets/machine.ts'],
  'rooms-keep-to-themselves': [
    'bff/tickets/domain.ts',
    'bff/tickets/storage.ts',
    'components/tickets/server.ts',
    'components/tickets/thread.ts',
  ],
  'bff-sees-only-the-contract': ['bff/tickets/domain.ts'],
  'bff-runs-in-a-page': ['bff/services/storage.ts'],
  'machine-packages-stay-outside': ['bff/services/storage.ts'],
  'sql-stays-in-storage': ['bff/tickets/domain.ts'],
  'http-stays-in-routes': ['bff/tickets/domain.ts'],
  'only-main-picks-adapters': ['bff/services/sign.ts'],
  'ports-are-bare': ['bff/ports/mailer.ts'],
  'storage-knows-no-domain': ['bff/tickets/storage.ts'],
  'domain-knows-no-routes': ['bff/tickets/domain.ts'],
  'routes-leave-storage-alone': ['bff/tickets/routes.ts'],
  'flows-speak-to-domains': ['bff/flows/checkout.ts'],
  'demo-and-stories-use-the-front-door': ['demo/portal.ts'],
};

const bad = await cruiseTree(fileURLToPath(new URL('bad', import.meta.url)));
const rules = createRequire(import.meta.url)('./rules.cjs') as IConfiguration;

describe('the import rules', () => {
  for (const [rule, files] of Object.entries(culprits)) {
    it(`${rule} fires on the files that break it, and on no other`, () => {
      const found = bad.breaches.filter((breach) => breach.rule === rule).map((breach) => breach.from);

      assert.deepEqual([...new Set(found)].sort(), [...files].sort());
    });
  }

  it('have each a file that breaks them', () => {
    const names = (rules.forbidden ?? []).map((rule) => rule.name);

    assert.deepEqual(names.toSorted(), Object.keys(culprits).sort());
  });
});
