import type { CustomerKind } from '../../components/contract/profile.ts';
import type { Right, Role } from '../../components/contract/access.ts';
import { catalogue as sold, productOfDomain } from './catalogue.ts';
import type { Sketch } from './sketch.ts';

/** A client whose space the agency shares, and how far. */
export interface Client {
  readonly kind: CustomerKind;
  readonly name: string;
  readonly holder: readonly [firstName: string, lastName: string];
  readonly domain: string;
  readonly role: Role;
  readonly rights?: readonly Right[];
  /** Only the first so many services are shared; all when absent. */
  readonly shared?: number;
  readonly endsIn?: number;
  readonly revoked?: boolean;
  /** Whether the accountant sees the invoices. */
  readonly accounted?: boolean;
}

export const agencyClients: readonly Client[] = [
  {
    kind: 'company',
    name: 'Boulangerie Dumaître',
    holder: ['Odile', 'Dumaître'],
    domain: 'boulangerie-dumaître.fr',
    role: 'technical',
    accounted: true,
  },
  {
    kind: 'company',
    name: 'Cabinet d’architecture Le Goff & Associés',
    holder: ['Yann', 'Le Goff'],
    domain: 'legoff-architectes.bzh',
    role: 'administrative',
  },
  {
    kind: 'association',
    name: 'Les Amis du canal de l’Ourcq',
    holder: ['Bernadette', 'Quéméner'],
    domain: 'amis-du-canal.org',
    role: 'custom',
    rights: ['service.view', 'domain.dns', 'ticket.view', 'ticket.write'],
    shared: 2,
  },
  {
    kind: 'public',
    name: 'Commune de Saint-Germain-la-Forêt',
    holder: ['Jean-Baptiste', 'Aubry'],
    domain: 'saint-germain-la-forêt.fr',
    role: 'technical',
    shared: 3,
  },
  {
    kind: 'company',
    name: 'Garage Kowalczyk Père et Fille',
    holder: ['Anaïs', 'Kowalczyk'],
    domain: 'garage-kowalczyk.fr',
    role: 'technical',
    endsIn: 20,
  },
  {
    kind: 'company',
    name: 'Restaurant L’Écluse',
    holder: ['Thibault', 'Fontaine'],
    domain: 'restaurant-lecluse.com',
    role: 'administrative',
    accounted: true,
  },
  {
    kind: 'company',
    name: 'Pharmacie du Vieux-Port',
    holder: ['Nadia', 'Haddad'],
    domain: 'pharmacie-vieux-port.fr',
    role: 'billing',
  },
  {
    kind: 'company',
    name: 'Fleurs & Saisons',
    holder: ['Victor', 'Morel'],
    domain: 'fleurs-et-saisons.fr',
    role: 'technical',
    revoked: true,
  },
];

/** What the agency runs for itself. */
export const agencyServices: readonly Sketch[] = [
  {
    product: sold.multisite,
    domain: 'atelier-pixel-et-plume.fr',
    label: 'Plateforme des clients',
    endsIn: 88,
    periods: 3,
    tags: ['agence'],
  },
  { product: sold.serverM, label: 'Serveur de recette', endsIn: 13, periods: 20, tags: ['agence'] },
  {
    product: productOfDomain('atelier-pixel-et-plume.fr'),
    domain: 'atelier-pixel-et-plume.fr',
    endsIn: 88,
    periods: 3,
    tags: ['agence'],
  },
  {
    product: sold.sslWild,
    domain: 'atelier-pixel-et-plume.fr',
    endsIn: 26,
    periods: 3,
    renewal: 'manual',
    tags: ['agence'],
  },
];

/** The usual set of a small client; `turn` moves its dates and troubles. */
export function clientServices({ domain }: Client, turn: number): Sketch[] {
  const ends = [40, 16, 150, 25, 71, 300, 18, 120][turn % 8] ?? 60;
  return [
    {
      product: turn % 3 === 0 ? sold.shop : sold.pro,
      domain,
      label: 'Site principal',
      endsIn: turn % 3 === 0 ? 12 : ends,
      periods: 3,
      ...(turn % 4 === 1 ? { newest: 'overdue' as const } : {}),
    },
    {
      product: productOfDomain(domain),
      domain,
      endsIn: ends,
      periods: 4,
      renewal: turn % 2 === 0 ? 'auto' : 'manual',
    },
    { product: sold.sslSimple, domain, endsIn: ends, periods: 2, renewal: 'manual' },
    {
      product: productOfDomain('ancien.fr'),
      domain: `ancien-${domain.split('.')[0] ?? ''}.fr`,
      state: 'expired',
      endsIn: -3 - turn,
      periods: 2,
      renewal: 'manual',
    },
  ];
}
