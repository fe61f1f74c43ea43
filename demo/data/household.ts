import { catalogue as sold, productOfDomain } from './catalogue.ts';
import type { Sketch } from './sketch.ts';

/** The services of a private person: home care first, and the family's own site. */
export const householdServices: readonly Sketch[] = [
  { product: sold.cleaning, label: 'Ménage du mardi', periods: 14, newest: 'open' },
  { product: sold.ironing, periods: 9, cancelled: true },
  { product: sold.windows, label: 'Grand nettoyage avant les fêtes', state: 'pending_setup' },
  { product: sold.windows, state: 'terminated', endsIn: -190, periods: 1 },
  {
    product: sold.essential,
    domain: 'famille-roussel.fr',
    label: 'Le site de la famille',
    endsIn: 14,
    periods: 3,
    renewal: 'manual',
  },
  {
    product: productOfDomain('famille-roussel.fr'),
    domain: 'famille-roussel.fr',
    endsIn: 14,
    periods: 3,
    renewal: 'manual',
  },
  {
    product: productOfDomain('hélène-roussel.fr'),
    domain: 'hélène-roussel.fr',
    label: 'Mon nom avec ses accents',
    endsIn: 240,
    periods: 2,
  },
];
