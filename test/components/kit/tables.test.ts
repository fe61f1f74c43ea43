import { assert } from 'chai';
import { arrivals, tablesOnDemand } from '../../../components/kit/tables-on-demand.ts';

describe('sentences on demand', () => {
  it('come with the first that is asked for, and tell the elements', async () => {
    let asked = 0;
    const table = tablesOnDemand(() =>
      Promise.resolve({ problems: { lost: 'Perdu.', found: `Trouvé ${(asked += 1)} fois.` } }),
    );
    const problems = table<'lost' | 'found' | 'offline'>('problems', 'Un problème.', {
      offline: 'Hors ligne.',
    });
    const told = new Promise((resolve) => arrivals.addEventListener('arrived', resolve, { once: true }));
    assert.equal(asked, 0, 'nothing before it is needed');

    assert.equal(problems.offline, 'Hors ligne.', 'needs no chunk');
    assert.equal(problems.lost, '', 'not a wrong sentence while the right one is on its way');
    await told;

    assert.equal(problems.lost, 'Perdu.');
    assert.equal(problems.found, 'Trouvé 1 fois.');
  });

  it('are plain when they cannot be had, and do not hammer', async () => {
    let asked = 0;
    const problems = tablesOnDemand(() => Promise.reject(new Error(`try ${(asked += 1)}`)))<'lost'>(
      'problems',
      'Un problème.',
    );
    const told = new Promise((resolve) => arrivals.addEventListener('arrived', resolve, { once: true }));
    assert.equal(problems.lost, '');
    await told;

    assert.equal(problems.lost, 'Un problème.');
    assert.equal(problems.lost, 'Un problème.');
    assert.equal(asked, 1);
  });
});
