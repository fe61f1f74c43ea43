import type { Deps } from '../deps.ts';
import { biteOfExpiring, warnOf } from '../payments/expiring.ts';
import { inWrite } from '../storage/write.ts';
import type { StillMine } from './nightly.ts';

const together = 200;

/** Warns of cards that end before charges that they are meant for: sixty, thirty and seven days before, each once. */
export async function warnExpiring(deps: Deps, stillMine: StillMine): Promise<number> {
  let after = '';
  let warned = 0;
  while (await stillMine()) {
    const cards = await biteOfExpiring(deps, after, together);
    const last = cards.at(-1);
    if (!last) break;
    for (const card of cards)
      await inWrite(deps, (write) => warnOf(deps, write, card)).then(
        (done) => (warned += done ? 1 : 0),
        (err: unknown) => deps.log.error({ err, method: card.id }, 'a card that ends could not be told'),
      );
    after = last.id;
  }
  return warned;
}
