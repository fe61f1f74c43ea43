import { compose, pageIn, type Envelope } from '../../ports/letter.ts';
import type { Mail } from '../../ports/mailer.ts';

const words = {
  fr: {
    subject: 'Un site est connecté à votre espace client',
    before: (site: string, origin: string) => [
      `Vous avez permis au site ${site} (${origin}) d’afficher votre espace client, ou lui avez permis davantage qu’avant.`,
      'Si c’était vous, il n’y a rien à faire. Sinon, coupez son accès ; il perd tout en quelques secondes.',
    ],
    label: 'Voir les sites connectés',
  },
  en: {
    subject: 'A site is connected to your customer space',
    before: (site: string, origin: string) => [
      `You allowed the site ${site} (${origin}) to show your customer space, or allowed it more than before.`,
      'If this was you, there is nothing to do. If not, cut it off; it loses everything within seconds.',
    ],
    label: 'See the connected sites',
  },
} as const;

/** Tells that a partner's page may show an account, or may do more than before. */
export function siteConnectedLetter(
  envelope: Envelope,
  facts: { readonly name: string; readonly site: string; readonly origin: string },
): Mail {
  const { subject, before, label } = words[envelope.locale];
  const action = { label, url: pageIn(envelope, '/connections') };
  return compose({ subject, name: facts.name, before: before(facts.site, facts.origin), action }, envelope);
}
