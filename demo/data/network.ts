import { catalogue as sold, productOfDomain, type Product } from './catalogue.ts';
import { towns } from './names.ts';
import type { Sketch } from './sketch.ts';
import type { World } from './world.ts';

const tags = ['nord', 'sud', 'est', 'ouest', 'franchise', 'succursale'] as const;
const products = [sold.essential, sold.sslSimple, sold.pro, sold.serverS, sold.sslWild];

/** The services of a network of shops: one domain name a shop, and what runs on it. */
export function* networkServices(world: World): Generator<Sketch> {
  for (let index = 0; index < world.large; index++) {
    const shop = Math.floor(index / 4);
    const town = towns[shop % towns.length] ?? 'paris';
    const domain = `optique-${slug(town)}-${String(1 + Math.floor(shop / towns.length)).padStart(3, '0')}.fr`;
    const product = index % 4 === 0 ? productOfDomain(domain) : world.chance.pick(products);
    yield {
      product,
      domain,
      ...(index % 4 === 1 ? { label: `Magasin ${/^[AEÉIOUYH]/.test(town) ? 'd’' : 'de '}${town}` } : {}),
      ...condition(world, product),
    };
  }
}

/** How one of many services stands: most are well, and few renew themselves, since each charge costs the demo a PDF and a mail. */
function condition(world: World, { months }: Product): Omit<Sketch, 'product'> {
  const { chance } = world;
  const lot = chance.next();
  const tag = chance.happens(0.3) ? { tags: [chance.pick(tags)] } : {};
  if (lot < 0.02) return { state: 'expired', endsIn: -chance.between(1, 28), renewal: 'manual' };
  if (lot < 0.03)
    return { state: 'suspended', endsIn: chance.between(10, 200), newest: 'overdue', renewal: 'manual' };
  if (lot < 0.035) return { state: 'pending_setup' };
  if (lot < 0.045) return { state: 'terminated', endsIn: -chance.between(60, 400), renewal: 'none' };
  if (lot < 0.07)
    return {
      endsIn: chance.between(1, months * 29),
      renewal: 'manual',
      newest: chance.pick(['open', 'partially_paid', 'credited']),
      ...tag,
    };
  return { endsIn: chance.between(1, months * 30), renewal: chance.happens(0.1) ? 'auto' : 'manual', ...tag };
}

const slug = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '-');
