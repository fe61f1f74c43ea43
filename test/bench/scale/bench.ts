import { actorOfHolder } from './holder.ts';
import { list as invoices } from '../../../bff/invoices/domain.ts';
import { list as services } from '../../../bff/services/domain.ts';
import { testBff, type TestBff } from '../../support/bff.ts';
import { seededFile } from '../data.ts';
import { median, resultOf, type Bench, type Result } from '../result.ts';

// A fifth of either belongs to the largest customer: more than are counted, as in the large file.
const small = { customers: 50, services: 10_000, invoices: 10_000 };
const million = { customers: 5000, services: 100_000, invoices: 1_000_000 };
const tenMillion = { customers: 50_000, services: 1_000_000, invoices: 10_000_000 };
const repeats = 150;

type Work = (at: Place, n: number) => Promise<unknown>;
interface Place {
  readonly bff: TestBff;
  /** Ids of customers of the same middling size, and of the one who owns a fifth of all. */
  readonly typical: readonly string[];
  readonly whale: string;
  /** A cursor in the middle of the whale's documents. */
  readonly middle: string;
}

const input = (more: object) => ({ limit: 25, ...more }) as never;
const forTypical =
  (more: object): Work =>
  ({ bff, typical }, n) =>
    invoices(bff.deps, actorOfHolder(typical[n % typical.length] ?? ''), input(more));
const forWhale =
  (more: object): Work =>
  ({ bff, whale }) =>
    invoices(bff.deps, actorOfHolder(whale), input(more));

const cases: readonly { id: string; title: string; aim: number; gate: number; work: Work }[] = [
  { id: 'G1 list', title: 'first page of an ordinary customer', aim: 1.25, gate: 1.6, work: forTypical({}) },
  {
    ...{ id: 'G1 search', title: 'search of an ordinary customer', aim: 1.5, gate: 2 },
    work: forTypical({ tab: 'paid', search: 'domaine' }),
  },
  {
    id: 'G2 first',
    title: 'first page and total of the largest customer',
    aim: 1.2,
    gate: 1.5,
    work: forWhale({}),
  },
  {
    ...{ id: 'G2 middle', title: 'a page in the middle of the largest customer', aim: 1.2, gate: 1.5 },
    work: ({ bff, whale, middle }) => invoices(bff.deps, actorOfHolder(whale), input({ cursor: middle })),
  },
  {
    ...{ id: 'G2 search', title: 'search of the largest customer, many hits', aim: 1.5, gate: 2 },
    work: forWhale({ search: 'domaine' }),
  },
  {
    ...{ id: 'G2 rare', title: 'search of the largest customer, no hit', aim: 1.5, gate: 2 },
    work: forWhale({ search: 'introuvable zzz' }),
  },
  {
    ...{ id: 'G2 services', title: 'services of the largest customer with total', aim: 1.2, gate: 1.5 },
    work: ({ bff, whale }) => services(bff.deps, actorOfHolder(whale), input({ sort: 'expiry' })),
  },
];

/** G: what lists cost with many rows against few, in one process, both files open, in turn. */
export const scale: Bench = {
  name: 'scale',
  run: async ({ full, rounds }) => {
    const large = full ? tenMillion : million;
    const [few, many] = [await placeAt(small), await placeAt(large)];
    const results: Result[] = [];
    for (const { id, title, aim, gate, work } of cases) {
      const figures: number[] = [];
      for (let i = 0; i <= rounds; i++) {
        const [a, b] = [await timeOf(few, work), await timeOf(many, work)];
        if (i > 0) figures.push(b / a);
      }
      const goal = {
        ...{ id, title: `${title}, ${full ? 'ten million' : 'one million'} rows against ten thousand` },
        ...{ aim, gate, unit: '×' as const, good: 'small' as const },
        method: `${large.invoices.toLocaleString('en')} invoices in the large file; median of ${repeats} calls a round, SQLite, domain and storage without HTTP`,
      };
      results.push(resultOf(goal, figures));
    }
    await Promise.all([few, many].map(({ bff }) => bff.close()));
    return results;
  },
};

async function placeAt(amount: typeof small): Promise<Place> {
  const bff = await testBff(seededFile(amount), { clock: { now: Date.now } as never });
  const rows = await bff.deps.db.selectFrom('customer').select('id').orderBy('number').limit(400).execute();
  const [whale = '', ...others] = rows.map(({ id }) => id);
  const [newest, half] = [await pageOf(bff, whale, undefined), amount.invoices / 10];
  const row = await bff.deps.db
    .selectFrom('invoice')
    .where('customerId', '=', whale)
    .select(['issuedOn', 'id'])
    .orderBy('issuedOn', 'desc')
    .orderBy('id', 'desc')
    .offset(half)
    .limit(1)
    .executeTakeFirst();
  const middle = Buffer.from(JSON.stringify(['issuedOn', row?.issuedOn, row?.id, 0])).toString('base64url');
  if (!newest.next) throw new Error('the largest customer has one page only');
  return { bff, whale, typical: others.filter((_, i) => i % 10 !== 0), middle };
}

const pageOf = (bff: TestBff, customerId: string, cursor: string | undefined) =>
  invoices(bff.deps, actorOfHolder(customerId), input(cursor ? { cursor } : {}));

/** The middle of so many calls, in ms; few when one takes long. */
async function timeOf(place: Place, work: Work): Promise<number> {
  const times: number[] = [];
  const until = performance.now() + 3000;
  for (let n = 0; n < repeats && (n < 5 || performance.now() < until); n++) {
    const start = performance.now();
    await work(place, n);
    times.push(performance.now() - start);
  }
  return median(times);
}
