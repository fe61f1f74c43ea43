import assert from 'node:assert/strict';
import { it } from 'node:test';
import { actorCache } from '../../../bff/access/actor-cache.ts';
import { digest } from '../../../bff/access/digest.ts';
import type { TestBff } from '../../support/bff.ts';
import { onBothEngines } from '../../support/engines.ts';
import { addCamille } from '../../support/people.ts';

onBothEngines('who a secret belongs to', ({ open }) => {
  const server = async (most?: number) => {
    const bff = await open();
    await addCamille(bff);
    const find = actorCache(bff.deps, most);
    const secret = await bff.signInAs('per_camille', 'cus_a');
    return { bff, secret, find, who: async (it = secret) => (await find('portal', it))?.personId };
  };
  /** Ends a session without a word to anybody, as a process does whose word was lost. */
  const endQuietly = (
    { deps }: TestBff,
    secret: string,
    endedAt: string | null = '2026-11-23T09:00:00.000Z',
  ) => deps.db.updateTable('session').set({ endedAt }).where('idHash', '=', digest(secret)).execute();
  const accessChanged = ({ deps }: TestBff) =>
    deps.events.publish([{ id: 1, customerId: '', changed: ['session:x'] }]);

  it('is remembered for five seconds, not longer', async () => {
    const { bff, secret, who } = await server();
    assert.equal(await who(), 'per_camille');

    await endQuietly(bff, secret);
    bff.clock.advance(4999);
    const before = await who();
    bff.clock.advance(1);
    const after = await who();

    assert.deepEqual([before, after], ['per_camille', undefined]);
  });

  it('is not remembered longer because the clock was set back', async () => {
    const { bff, secret, who } = await server();
    bff.clock.advance(60_000);
    await who();

    await endQuietly(bff, secret);
    bff.clock.advance(-30_000);

    assert.equal(await who(), undefined);
  });

  it('is forgotten as soon as anybody’s access changes, and not when anything else does', async () => {
    const { bff, secret, who } = await server();
    await who();
    await endQuietly(bff, secret);

    bff.deps.events.publish([{ id: 1, customerId: 'cus_a', changed: ['services'] }]);
    const meanwhile = await who();
    accessChanged(bff);

    assert.equal(meanwhile, 'per_camille');
    assert.equal(await who(), undefined);
  });

  it('is not kept, nor told to others, when access changed while it was looked up', async () => {
    const { bff, secret, find, who } = await server();
    const asked = find('portal', secret);
    assert.ok(asked instanceof Promise);
    accessChanged(bff);
    await endQuietly(bff, secret);

    const other = await who();
    await asked;

    assert.equal(other, undefined);
    assert.equal(await who(), undefined);
  });

  it('is looked up once for all who ask at the same time', async () => {
    const { find, secret } = await server();

    assert.equal(find('portal', secret), find('portal', secret));
  });

  it('is not remembered when it is nobody, nor when the database did not answer', async () => {
    const { bff, secret, who } = await server();
    await endQuietly(bff, secret);
    assert.equal(await who(), undefined);
    await endQuietly(bff, secret, null);
    assert.equal(await who(), 'per_camille');

    accessChanged(bff);
    await bff.deps.db.schema.alterTable('membership').renameTo('away').execute();
    await assert.rejects(who());
    await bff.deps.db.schema.alterTable('away').renameTo('membership').execute();

    assert.equal(await who(), 'per_camille');
  });

  it('is told apart by the kind of session', async () => {
    const { find, secret, who } = await server();
    await who();

    assert.equal(await find('embed', secret), undefined);
  });

  it('ends with the session and with the membership to the millisecond', async () => {
    const { bff, secret, who } = await server();
    const at = (ms: number): string => new Date(bff.clock.now() + ms).toISOString();
    await bff.deps.db
      .updateTable('membership')
      .set({ endsAt: at(2000) })
      .execute();
    const during = await who();
    bff.clock.advance(2000);
    const after = await who();
    await bff.deps.db.updateTable('membership').set({ endsAt: null }).execute();
    const session = bff.deps.db.updateTable('session').where('idHash', '=', digest(secret));
    await session.set({ expiresAt: at(2000) }).execute();
    const again = await who();
    bff.clock.advance(2000);

    assert.deepEqual(
      [during, after, again, await who()],
      ['per_camille', undefined, 'per_camille', undefined],
    );
  });

  it('is forgotten, with everybody else, when there are too many', async () => {
    const { bff, secret, who } = await server(2);
    const [second, third] = [
      await bff.signInAs('per_camille', 'cus_a'),
      await bff.signInAs('per_camille', 'cus_a'),
    ];
    await who();
    await who(second);
    await endQuietly(bff, secret);
    const held = await who();
    await who(third);

    assert.deepEqual([held, await who()], ['per_camille', undefined]);
  });
});
