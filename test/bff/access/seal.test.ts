import assert from 'node:assert/strict';
import { it } from 'node:test';
import { actorCache } from '../../../bff/access/actor-cache.ts';
import { platformRandom, secret } from '../../../bff/ports/random.ts';
import { onBothEngines } from '../../support/engines.ts';
import { addCamille } from '../../support/people.ts';

onBothEngines('a session secret', ({ place, openAt }) => {
  it('that was made up is nobody’s without a look at the database', async () => {
    const bff = await openAt(await place());
    await addCamille(bff);
    const ours = await bff.signInAs('per_camille', 'cus_a');
    const find = actorCache(bff.deps);
    const changed = (ours.startsWith('A') ? 'B' : 'A') + ours.slice(1);
    await bff.deps.db.schema.alterTable('session').renameTo('away').execute();

    for (const made of [secret(platformRandom), changed, `${ours}A`, ours.slice(0, -1), '', 'é'.repeat(43)])
      assert.equal(await find('portal', made), undefined, made);
    await assert.rejects(async () => find('portal', ours));
    await bff.deps.db.schema.alterTable('away').renameTo('session').execute();

    assert.equal((await find('portal', ours))?.personId, 'per_camille');
  });

  it('is known to every process of its database, and to no other database', async () => {
    const [url, elsewhere] = [await place(), await place()];
    const [one, two, stranger] = [await openAt(url), await openAt(url), await openAt(elsewhere)];
    await addCamille(one);
    const ours = await one.signInAs('per_camille', 'cus_a');

    assert.equal((await actorCache(two.deps)('portal', ours))?.personId, 'per_camille');
    assert.equal(stranger.deps.seal.holds(ours), false);
  });
});
