import { isoAt } from '../../../bff/ports/clock.ts';
import type { TestBff } from '../../support/bff.ts';

const domains = ['camille.example.fr', 'durand.example.fr', 'atelier-durand.example.fr'];

/** Gives an account three domain names. */
export async function addServices({ deps }: TestBff, customerId: string): Promise<void> {
  const rows = domains.map((domain, index) => ({
    customerId,
    id: `svc_${customerId}_${index}`,
    kind: 'domain' as const,
    state: 'active' as const,
    tab: 'active' as const,
    label: '',
    domain,
    product: 'Nom de domaine .fr',
    labelKey: domain,
    searchKey: domain,
    orderNumber: `C-000${index}`,
    priceCents: 799,
    nextPriceCents: null,
    periodMonths: 12,
    startedOn: '2025-03-01',
    expiresOn: `2027-03-0${index + 1}`,
    renewal: 'manual' as const,
    consentVersion: null,
    consentAt: null,
    unpaidCents: 0,
    cancelOn: null,
    moving: 0,
    createdAt: isoAt(deps.clock),
    version: 1,
  }));
  await deps.db.insertInto('service').values(rows).execute();
}
