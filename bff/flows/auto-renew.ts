import type { Service, setAutoRenew } from '../../components/contract/services.ts';
import type { Output, ParsedInput } from '../../components/contract/operation.ts';
import type { Actor } from '../access/actor.ts';
import type { Deps } from '../deps.ts';
import { periodTotal } from '../invoices/pricing.ts';
import { chargeAhead, findStanding, isRunning, type ChargeAhead } from '../payments/charge-ahead.ts';
import { planAgreed } from '../payments/planning.ts';
import { cancelPlansOf } from '../payments/plans.ts';
import { letGo } from '../payments/waiting-charges.ts';
import { Refusal } from '../refusal.ts';
import { autoRenew, read } from '../services/domain.ts';
import type { Write } from '../storage/write.ts';
import { withdrawNow } from './withdraw-charge.ts';

/**
 * One service, with the day of its next automatic charge, or of the one that turning automatic renewal on would bring.
 */
export async function readService(deps: Deps, actor: Actor, id: string): Promise<Service> {
  const service = await read(deps, actor, id);
  const standing = await findStanding(deps.db, actor.customerId, id);
  const ahead = standing && (await chargeAhead(deps, deps.db, standing));
  if (!standing || !ahead) return service;
  if (service.renewal === 'auto') return { ...service, nextChargeOn: ahead.on };
  if (service.renewal !== 'manual') return service;
  const cents = periodTotal(deps.settings.sellers, standing.customerKind, standing);
  return { ...service, renewalOffer: offerOf(ahead, cents) };
}

const offerOf = ({ on, announcedOn }: ChargeAhead, cents: number): Service['renewalOffer'] => ({
  amount: { cents, currency: 'EUR' },
  chargedOn: on,
  ...(announcedOn ? { announcedOn } : {}),
});

/**
 * Turns automatic renewal on or off. On, a charge whose day of announcement has come is planned and announced in the
 * same write; off, one that is planned already, or waits for the customer, is canceled. Refuses with
 * `precondition-failed` what would be charged on another day than the one agreed to.
 */
export async function switchAutoRenew(
  deps: Deps,
  actor: Actor,
  version: number,
  input: ParsedInput<typeof setAutoRenew>,
): Promise<Output<typeof setAutoRenew>> {
  let waiting: readonly string[] = [];
  const written = await autoRenew(deps, actor, version, input, {
    along: async (write) => {
      waiting = input.on
        ? []
        : await letGo(deps, write, await cancelPlansOf(deps, write, actor.customerId, input.id));
    },
    amountOf: (row) => periodTotal(deps.settings.sellers, actor.customerKind, row),
    agreed: (write) => agreedTo(deps, write, actor, input),
  });
  await withdrawNow(deps, waiting);
  return written;
}

async function agreedTo(
  deps: Deps,
  write: Write,
  { customerId }: Actor,
  input: ParsedInput<typeof setAutoRenew>,
): Promise<void> {
  const service = await findStanding(write.tx, customerId, input.id);
  if (!service) return;
  const ahead = await chargeAhead(deps, write.tx, { ...service, renewal: 'manual' });
  if (input.on && input.chargedOn !== undefined && input.chargedOn !== ahead?.on)
    throw new Refusal('precondition-failed', {
      detail: `The next charge would be on ${ahead?.on ?? 'no day'}; read the service again and agree to that.`,
    });
  const cents = periodTotal(deps.settings.sellers, service.customerKind, service);
  if (isRunning(service)) await planAgreed(deps, write, { service, cents });
}
