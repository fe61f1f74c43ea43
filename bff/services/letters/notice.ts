import { compose, type Envelope } from '../../ports/letter.ts';
import type { Mail } from '../../ports/mailer.ts';

/** A moment at which the end of a period is spoken of. */
export type Step =
  'tacit-renewal' | 'ends-in-30' | 'ends-in-3' | 'ends-tomorrow' | 'expired' | 'suspended-soon' | 'suspended';

/** A service whose period ends, written out in the reader's language. */
export interface EndingService {
  readonly label: string;
  readonly expiresOn: string;
  /** What the next period costs, VAT included. */
  readonly amount: string;
  /** The day on which it is, or was, suspended. */
  readonly suspendedOn: string;
}

/** Services that a notice is about. */
export interface Noticed {
  readonly name: string;
  readonly services: readonly EndingService[];
  /** The last day on which the customer can refuse a renewal; empty when it does not renew itself. */
  readonly refuseBy: string;
  readonly url: string;
}

interface Words {
  readonly subject: string;
  readonly before: readonly string[];
  readonly after?: readonly string[];
  readonly label: string;
}

/** Services named one by one; more than these are counted. */
const namedMost = 20;

const what = (it: Noticed, word: string): string => {
  const [first, ...more] = it.services;
  return more.length > 0 ? `${more.length + 1} ${word}` : (first?.label ?? '');
};
const listed = (it: Noticed, line: (service: EndingService) => string, more: (count: number) => string) => [
  ...it.services.slice(0, namedMost).map(line),
  ...(it.services.length > namedMost ? [more(it.services.length - namedMost)] : []),
];

const fr = (it: Noticed) => {
  const some = what(it, 'services');
  const isOne = it.services.length === 1;
  const [first] = it.services;
  const [end, cut] = [first?.expiresOn ?? '', first?.suspendedOn ?? ''];
  const more = (count: number): string => `– et ${count} autres, dans votre espace client`;
  const until = listed(it, (of) => `– ${of.label} : jusqu’au ${of.expiresOn}, ${of.amount}`, more);
  const ended = listed(it, (of) => `– ${of.label} : terminé le ${of.expiresOn}, ${of.amount}`, more);
  const renew = isOne ? 'Renouveler ce service' : 'Renouveler ces services';
  return {
    'tacit-renewal': {
      subject: `${some} : reconduction automatique le ${end}, vous pouvez la refuser`,
      before: [
        'Conformément à l’article L215-1 du code de la consommation, nous vous rappelons que ces contrats sont reconduits à la fin de leur période :',
        ...until,
        'Vous pouvez refuser cette reconduction sans frais, en désactivant le renouvellement automatique dans votre espace client.',
      ],
      after: [
        'Si la reconduction vous convient, vous n’avez rien à faire : nous vous annoncerons le prélèvement quinze jours avant la fin de la période.',
      ],
      label: 'Refuser ou vérifier la reconduction',
    },
    'ends-in-30': {
      subject: `${some} : à renouveler avant le ${end}`,
      before: [
        'Le renouvellement automatique n’est pas activé. Pour garder ces services, renouvelez-les avant leur fin :',
        ...until,
      ],
      label: renew,
    },
    'ends-in-3': {
      subject: `${some} : fin le ${end}`,
      before: [
        'Ces services se terminent dans moins de trois jours, et aucun paiement n’est prévu :',
        ...until,
      ],
      label: renew,
    },
    'ends-tomorrow': {
      subject: `${some} : dernier jour le ${end}`,
      before: [
        'C’est le moment de renouveler : ces services se terminent, et aucun paiement n’est prévu.',
        ...until,
      ],
      label: renew,
    },
    expired: {
      subject: `${some} : période terminée`,
      before: [
        'La période payée de ces services est terminée :',
        ...ended,
        `Ils fonctionnent encore quelques jours : sans renouvellement, ils seront suspendus le ${cut}.`,
      ],
      label: renew,
    },
    'suspended-soon': {
      subject: `${some} : suspension le ${cut}`,
      before: [
        `Sans renouvellement, ces services seront suspendus le ${cut} : sites et messageries ne répondront plus.`,
        ...ended,
      ],
      label: renew,
    },
    suspended: {
      subject: `${some} : service suspendu`,
      before: [
        'Faute de renouvellement, ces services sont suspendus :',
        ...ended,
        'Vos données sont conservées trente jours. Un renouvellement remet tout en marche.',
      ],
      label: renew,
    },
  } satisfies Record<Step, Words>;
};

const en: typeof fr = (it: Noticed) => {
  const some = what(it, 'services');
  const isOne = it.services.length === 1;
  const [first] = it.services;
  const [end, cut] = [first?.expiresOn ?? '', first?.suspendedOn ?? ''];
  const more = (count: number): string => `– and ${count} more, in your customer space`;
  const until = listed(it, (of) => `– ${of.label}: until ${of.expiresOn}, ${of.amount}`, more);
  const ended = listed(it, (of) => `– ${of.label}: ended on ${of.expiresOn}, ${of.amount}`, more);
  const renew = isOne ? 'Renew this service' : 'Renew these services';
  return {
    'tacit-renewal': {
      subject: `${some}: renews automatically on ${end}, and you can refuse`,
      before: [
        'As article L215-1 of the French consumer code asks, we remind you that these contracts renew at the end of their period:',
        ...until,
        'You can refuse the renewal free of charge by turning automatic renewal off in your customer space.',
      ],
      after: [
        'If the renewal suits you, there is nothing to do: we announce the charge fifteen days before the period ends.',
      ],
      label: 'Refuse or check the renewal',
    },
    'ends-in-30': {
      subject: `${some}: to be renewed by ${end}`,
      before: ['Automatic renewal is not on. To keep these services, renew them before they end:', ...until],
      label: renew,
    },
    'ends-in-3': {
      subject: `${some}: ends on ${end}`,
      before: ['These services end within three days, and no payment is planned:', ...until],
      label: renew,
    },
    'ends-tomorrow': {
      subject: `${some}: last day on ${end}`,
      before: ['Now is the time to renew: these services end, and no payment is planned.', ...until],
      label: renew,
    },
    expired: {
      subject: `${some}: period over`,
      before: [
        'The paid period of these services is over:',
        ...ended,
        `They still work for a few days: without renewal they will be suspended on ${cut}.`,
      ],
      label: renew,
    },
    'suspended-soon': {
      subject: `${some}: suspension on ${cut}`,
      before: [
        `Without renewal, these services will be suspended on ${cut}: sites and mail will no longer answer.`,
        ...ended,
      ],
      label: renew,
    },
    suspended: {
      subject: `${some}: service suspended`,
      before: [
        'These services were not renewed and are suspended:',
        ...ended,
        'Your data are kept for thirty days. A renewal brings everything back.',
      ],
      label: renew,
    },
  };
};

const words = { fr, en };
const boxes = {
  fr: (day: string) => `Date limite pour refuser la reconduction : ${day}`,
  en: (day: string) => `Last day to refuse the renewal: ${day}`,
};

/** Tells of services whose period ends, or has ended, and what becomes of them. */
export function noticeLetter(envelope: Envelope, step: Step, it: Noticed): Mail {
  const { subject, before, label, after = [] }: Words = words[envelope.locale](it)[step];
  return compose(
    {
      subject,
      name: it.name,
      before,
      after,
      ...(it.refuseBy ? { boxed: boxes[envelope.locale](it.refuseBy) } : {}),
      action: { label, url: it.url },
    },
    envelope,
  );
}
