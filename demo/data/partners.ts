import { scopes, type Scope } from '../../components/contract/access.ts';
import { instantOn } from './calendar.ts';
import { addDays } from '../../bff/ports/clock.ts';
import type { World } from './world.ts';

/** The two sites that embed the space in the demo. */
export const demoPartners = {
  agency: { key: 'pk_test_agence', name: 'Atelier Pixel & Plume', ceiling: scopes },
  bank: {
    key: 'pk_test_banque',
    name: 'Banque des Deux Rives',
    ceiling: ['profile:read', 'services:read', 'services:renew', 'invoices:read', 'invoices:pay'],
  },
} as const satisfies Record<string, { key: string; name: string; ceiling: readonly Scope[] }>;

/** Registers both partners with the origins on which their sites run now. */
export function addPartners(world: World): void {
  const createdAt = instantOn(addDays(world.today, -320), 200);
  for (const which of ['agency', 'bank'] as const) {
    const { key, name, ceiling } = demoPartners[which];
    world.add('partner', { id: key, name, status: 'active', ceiling: JSON.stringify(ceiling), createdAt });
    world.add('partnerOrigin', {
      partnerId: key,
      origin: world.partnerOrigins[which],
      verifiedAt: createdAt,
      suspendedAt: null,
    });
  }
}
