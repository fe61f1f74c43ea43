import { compose, type Envelope } from '../../ports/letter.ts';
import type { Mail } from '../../ports/mailer.ts';
import { mandateLine, type Mandate } from './mandate.ts';

/** What an announcement says; amounts and dates are written out by the caller in the reader's language. */
export interface AnnouncedCharge {
  readonly name: string;
  /** One service, or those that are charged together; each with its price and the new end of its period. */
  readonly services: readonly { readonly label: string; readonly amount: string; readonly until: string }[];
  /** Of all of them. */
  readonly amount: string;
  readonly dueOn: string;
  /** « Visa ···· 4242 »; empty when there is no means yet. */
  readonly method: string;
  /** Of a SEPA debit, its mandate and who debits; null for a card. */
  readonly mandate: Mandate | null;
  /** The lower amount that was agreed to; empty when this one is no higher. */
  readonly agreed: string;
  /** Opens a page that asks before it stops anything: mail scanners follow links. */
  readonly stopUrl: string;
}

const what = ({ services }: AnnouncedCharge): string =>
  services.length > 1 ? `${services.length} services` : (services[0]?.label ?? '');

const oneFr = (it: AnnouncedCharge): string =>
  `Votre service ${what(it)} se renouvelle automatiquement. Nous prélèverons ${it.amount} le ${it.dueOn}${it.method ? `, avec ${it.method}` : ''}. Il sera alors renouvelé jusqu’au ${it.services[0]?.until ?? ''}.`;
const severalFr = (it: AnnouncedCharge): string[] => [
  'Ces services se renouvellent automatiquement, et vous avez choisi un seul prélèvement par semaine :',
  ...it.services.map((of) => `– ${of.label} : ${of.amount}, renouvelé jusqu’au ${of.until}`),
  `Nous prélèverons ${it.amount} en une fois le ${it.dueOn}${it.method ? `, avec ${it.method}` : ''}. Pour retirer un seul de ces services, passez par votre espace client.`,
];

const oneEn = (it: AnnouncedCharge): string =>
  `Your service ${what(it)} renews automatically. We will charge ${it.amount} on ${it.dueOn}${it.method ? `, with ${it.method}` : ''}. It is then renewed until ${it.services[0]?.until ?? ''}.`;
const severalEn = (it: AnnouncedCharge): string[] => [
  'These services renew automatically, and you chose one charge a week:',
  ...it.services.map((of) => `– ${of.label}: ${of.amount}, renewed until ${of.until}`),
  `We will charge ${it.amount} at once on ${it.dueOn}${it.method ? `, with ${it.method}` : ''}. To take a single one of these services out, use your customer space.`,
];

const words = {
  fr: {
    subject: (it: AnnouncedCharge) => `Renouvellement de ${what(it)} : ${it.amount} le ${it.dueOn}`,
    before: (it: AnnouncedCharge) => [
      ...(it.agreed
        ? [
            `Vous avez accepté ${it.agreed} par période ; le prix est maintenant de ${it.amount}. Nous ne prélèverons rien sans votre accord : donnez-le dans votre espace client, sous « Paiements planifiés ».`,
          ]
        : []),
      ...(it.services.length > 1 ? severalFr(it) : [oneFr(it)]),
      ...(it.mandate ? [mandateLine.fr(it.mandate)] : []),
      ...(it.method
        ? []
        : [
            'Aucun moyen de paiement n’est enregistré : ajoutez-en un dans votre espace client avant cette date.',
          ]),
      'Vous n’avez rien à faire si cela vous convient. Sinon, ce lien permet d’arrêter ce prélèvement, sans vous connecter.',
    ],
    label: 'Arrêter ce prélèvement',
  },
  en: {
    subject: (it: AnnouncedCharge) => `Renewal of ${what(it)}: ${it.amount} on ${it.dueOn}`,
    before: (it: AnnouncedCharge) => [
      ...(it.agreed
        ? [
            `You agreed to ${it.agreed} a period; the price is now ${it.amount}. We will charge nothing without your consent: give it in your customer space, under “Scheduled payments”.`,
          ]
        : []),
      ...(it.services.length > 1 ? severalEn(it) : [oneEn(it)]),
      ...(it.mandate ? [mandateLine.en(it.mandate)] : []),
      ...(it.method ? [] : ['No payment method is saved: add one in your customer space before that day.']),
      'There is nothing to do if this suits you. If not, this link stops the charge, without signing in.',
    ],
    label: 'Stop this charge',
  },
} as const;

/** Announces a charge fifteen days before the period ends, with the link that stops it. */
export function chargeAnnouncedLetter(envelope: Envelope, it: AnnouncedCharge): Mail {
  const { subject, before, label } = words[envelope.locale];
  return compose(
    { subject: subject(it), name: it.name, before: before(it), action: { label, url: it.stopUrl } },
    envelope,
  );
}
