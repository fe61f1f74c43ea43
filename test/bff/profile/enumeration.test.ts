import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { KyselyPlugin } from 'kysely';
import { cookieName } from '../../../bff/adapters/cookie-carrier.ts';
import { onBothEngines } from '../../support/engines.ts';
import { addCamille } from '../../support/people.ts';
import { quickHasher } from '../../support/quick-hasher.ts';
import { behindProxy, visitor } from '../../support/visitor.ts';

/** Notes every statement: its verb and table, in order. */
function notebook(): KyselyPlugin & { notes: string[] } {
  return {
    notes: [],
    transformQuery({ node }) {
      const { into, from, table } = node as unknown as Record<string, unknown>;
      this.notes.push(`${node.kind} ${/"name":"(\w+)"/.exec(JSON.stringify(into ?? from ?? table))?.[1]}`);
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
}

onBothEngines('who has an account', ({ open }) => {
  const attempts: Readonly<Record<string, (email: string) => [path: string, body: object]>> = {
    'a wrong password': (email) => ['/api/sign-in', { email, password: 'wrong words here' }],
    'a forgotten password': (email) => ['/api/password/forgotten', { email }],
    'a sign-up': (email) => [
      '/api/sign-up',
      { email, kind: 'person', firstName: 'A', lastName: 'B', terms: true },
    ],
  };
  for (const [what, ask] of Object.entries(attempts))
    it(`does not show by ${what}: same answers, same statements, same hashing, hundreds of times`, async () => {
      const passwords = quickHasher();
      const bff = await open({ passwords, settings: behindProxy });
      await addCamille(bff);
      const book = notebook();
      const watched = bff.deps.db.withPlugin(book);
      Object.assign(bff.deps, { db: watched });

      const seen = { known: new Set<string>(), unknown: new Set<string>() };
      for (let n = 0; n < 200; n++) {
        for (const who of ['known', 'unknown'] as const) {
          if (n % 2 === 0) bff.clock.advance(24 * 3600_000);
          book.notes = [];
          const before = passwords.verified;
          const email = who === 'known' ? 'camille@example.fr' : `nobody${n}@example.fr`;
          const browser = visitor(bff, { ip: `2001:db8:${n.toString(16)}::1` });
          // It signed somebody in before.
          browser.cookies.set(cookieName.device, 'd'.repeat(43));
          const answer = await browser.post(...ask(email));
          const body = (await answer.text()).replace(/req_\w+/, '');
          seen[who].add(JSON.stringify([answer.status, body, book.notes, passwords.verified - before]));
        }
        if (what === 'a wrong password') await bff.deps.db.deleteFrom('attempt').execute();
      }

      assert.equal(seen.known.size, 1, [...seen.known].join('\n'));
      assert.deepEqual(seen.known, seen.unknown);
    });
});
