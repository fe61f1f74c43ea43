import fc from 'fast-check';
import { assertSound, type Account } from './account.ts';
import * as acts from './acts.ts';

const number = fc.constantFrom(
  '4242424242424242',
  '4000000000000002',
  '4000002760003184',
  '4000000000000341',
  '4000000000002222',
  '4000000000001117',
  '4000000000000259',
  '4000000000005126',
  '4000000000007726',
);
const index = fc.nat(5);

const paying = fc
  .record({
    first: index,
    many: fc.integer({ min: 1, max: 3 }),
    part: fc.constantFrom(100, 100, 40),
    means: fc.nat(3),
    useCredit: fc.boolean(),
  })
  .map(acts.pay);
const filling = fc
  .tuple(
    index,
    number,
    fc.constantFrom('accept' as const, 'accept' as const, 'deny' as const, 'leave' as const),
  )
  .map((it) => acts.fill(...it));
const crediting = fc
  .tuple(index, fc.boolean(), fc.constantFrom('refund' as const, 'wallet' as const, 'offset' as const))
  .map((it) => acts.creditNote(...it));
const single = [
  fc.integer({ min: 60, max: 40_000 }).map(acts.bill),
  paying,
  paying,
  filling,
  fc.constant(acts.events),
  index.map(acts.news),
  fc.integer({ min: 1, max: 9 }).map(acts.nights),
  fc.integer({ min: 1, max: 30 }).map(acts.hours),
  crediting,
  fc.tuple(index, fc.boolean()).map((it) => acts.stopPlan(...it)),
  fc.tuple(index, fc.integer({ min: -3, max: 5 })).map((it) => acts.movePlan(...it)),
  index.map(acts.payPlan),
  fc.tuple(index, fc.constantFrom(30, 100)).map((it) => acts.giveBack(...it)),
  number.map(acts.newCard),
  number.map(acts.onlyCard),
  index.map(acts.preferCard),
  fc.tuple(index, fc.boolean()).map((it) => acts.removeCard(...it)),
  fc.constantFrom({ hangAfter: 1 }, { dropBefore: 1 }, { copies: 3 }, { reorder: true }).map(acts.trouble),
];
const racing = fc
  .array(
    fc.oneof(
      paying,
      filling,
      fc.constant(acts.events),
      index.map(acts.news),
      crediting,
      index.map(acts.payPlan),
    ),
    {
      minLength: 2,
      maxLength: 4,
    },
  )
  .map(acts.together);

/** Any act as a command of fast-check; after each, all must be sound. */
export const anyCommand = [...single, racing].map((kind) =>
  kind.map(({ name, run }): fc.AsyncCommand<object, Account> => ({
    check: () => true,
    run: async (_, account) => {
      await run(account);
      await assertSound(account);
    },
    toString: () => name,
  })),
);
