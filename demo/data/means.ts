import { addDays } from '../../bff/ports/clock.ts';
import { addMonths, instantOn } from './calendar.ts';
import type { Holder } from './holder.ts';
import type { RowOf } from './rows.ts';
import type { World } from './world.ts';

/** A saved means, made of one of the numbers that the sandbox payment site prints. */
export interface DemoMeans {
  /** Name of the test means. */
  readonly of: 'success' | 'success-mastercard' | 'debit' | 'kept-then-declined';
  readonly label: string;
  /** Months until a card ends. */
  readonly endsIn?: number;
}

const known = {
  success: { kind: 'card', brand: 'visa', last4: '4242' },
  'success-mastercard': { kind: 'card', brand: 'mastercard', last4: '4444' },
  'kept-then-declined': { kind: 'card', brand: 'visa', last4: '0341' },
  debit: { kind: 'sepa_debit', brand: null, last4: '2606' },
} as const;

/** Saves a customer's means, the first as his default; returns him with it. */
export function addMeans(world: World, holder: Holder, list: readonly DemoMeans[]): Holder {
  const ref = `cus_demo_${world.count('payer')}`;
  world.add('paymentCustomer', { customerId: holder.id, provider: 'sandbox', ref });
  const rows = list.map((it, index) => world.add('paymentMethod', rowOf(world, holder, it, index === 0)));
  const [means] = rows;
  return means ? { ...holder, means } : holder;
}

function rowOf(world: World, holder: Holder, it: DemoMeans, isDefault: boolean): RowOf<'paymentMethod'> {
  const count = world.count('means');
  const end = addMonths(world.today, it.endsIn ?? 26);
  const isCard = known[it.of].kind === 'card';
  const at = instantOn(addDays(world.today, -390), 200 + count);
  return {
    ...known[it.of],
    id: world.chance.id('pm'),
    customerId: holder.id,
    provider: 'sandbox',
    ref: `mth_demo_${count}`,
    expMonth: isCard ? Number(end.slice(5, 7)) : null,
    expYear: isCard ? Number(end.slice(0, 4)) : null,
    fingerprint: `fp_${it.of}`,
    mandateRef: isCard ? null : `O2SBXDEMO${String(count).padStart(6, '0')}`,
    label: it.label,
    isDefault: isDefault ? 1 : 0,
    status: 'active',
    consentVersion: '2026-11',
    consentAt: at,
    createdAt: at,
    version: 1,
  };
}
