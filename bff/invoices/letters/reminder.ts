import { compose, type Envelope } from '../../ports/letter.ts';
import type { Mail } from '../../ports/mailer.ts';

/** A moment at which an unpaid invoice is spoken of, in days before or after its due date. */
export type Step = 'due-in-3' | 'due-today' | 'late-3' | 'late-10' | 'late-20';

/** An invoice to be paid, written out in the reader's language. */
export interface ToPay {
  readonly number: string;
  readonly amount: string;
  readonly dueOn: string;
  /** The day on which it will be charged by itself; empty when nothing will. */
  readonly chargedOn: string;
}

/** Invoices that a reminder is about. */
export interface Reminded {
  readonly name: string;
  readonly invoices: readonly ToPay[];
  readonly url: string;
}

/** Invoices named one by one; more than these are counted. */
const namedMost = 20;

const planned = ({ invoices }: Reminded): boolean => invoices.every(({ chargedOn }) => chargedOn);

const fr = {
  what: ({ invoices: [first, ...more] }: Reminded) =>
    more.length > 0 ? `${more.length + 1} factures` : `Facture ${first?.number ?? ''}`,
  subjects: {
    'due-in-3': (what: string, it: Reminded) => `${what} à régler avant le ${it.invoices[0]?.dueOn ?? ''}`,
    'due-today': (what: string) => `${what} à régler aujourd’hui`,
    'late-3': (what: string) => `Rappel : ${lower(what)} en attente de paiement`,
    'late-10': (what: string) => `Deuxième rappel : ${lower(what)} en attente de paiement`,
    'late-20': (what: string) => `Dernier rappel : ${lower(what)} en attente de paiement`,
  } satisfies Record<Step, (what: string, it: Reminded) => string>,
  plannedSubject: (what: string, it: Reminded) =>
    `${what} : prélèvement prévu le ${it.invoices[0]?.chargedOn ?? ''}, rien à faire`,
  line: (it: ToPay) =>
    `– ${it.number} : ${it.amount}, échéance le ${it.dueOn}${it.chargedOn ? ` ; prélèvement prévu le ${it.chargedOn}` : ''}`,
  more: (count: number) => `– et ${count} autres, dans votre espace client`,
  toPay: 'À régler :',
  nothing:
    'Vous n’avez rien à faire : le prélèvement que vous avez accepté règlera ce montant. Vous pouvez aussi payer autrement dès maintenant.',
  last: 'C’est notre dernier rappel automatique. Sans règlement, les services concernés ne seront pas renouvelés et seront suspendus à la fin de leur période.',
  crossed:
    'Vous venez de payer ? Un virement met un à deux jours ouvrés à nous parvenir : ne tenez alors pas compte de ce message.',
  wrong:
    'Cette facture vous semble fausse ? Contestez-la depuis votre espace client : les rappels s’arrêtent pendant que nous vous répondons.',
  label: 'Payer maintenant',
};

const en: typeof fr = {
  what: ({ invoices: [first, ...more] }: Reminded) =>
    more.length > 0 ? `${more.length + 1} invoices` : `Invoice ${first?.number ?? ''}`,
  subjects: {
    'due-in-3': (what: string, it: Reminded) => `${what} to be paid by ${it.invoices[0]?.dueOn ?? ''}`,
    'due-today': (what: string) => `${what} to be paid today`,
    'late-3': (what: string) => `Reminder: ${lower(what)} not paid yet`,
    'late-10': (what: string) => `Second reminder: ${lower(what)} not paid yet`,
    'late-20': (what: string) => `Last reminder: ${lower(what)} not paid yet`,
  },
  plannedSubject: (what: string, it: Reminded) =>
    `${what}: charge planned on ${it.invoices[0]?.chargedOn ?? ''}, nothing to do`,
  line: (it: ToPay) =>
    `– ${it.number}: ${it.amount}, due on ${it.dueOn}${it.chargedOn ? `; charge planned on ${it.chargedOn}` : ''}`,
  more: (count: number) => `– and ${count} more, in your customer space`,
  toPay: 'To be paid:',
  nothing:
    'There is nothing to do: the charge that you agreed to will pay this amount. You can also pay another way now.',
  last: 'This is our last automatic reminder. Without payment, the services concerned will not be renewed and will be suspended at the end of their period.',
  crossed:
    'Have you just paid? A transfer takes one or two working days to reach us: then disregard this message.',
  wrong:
    'Does this invoice seem wrong to you? Dispute it in your customer space: reminders stop while we answer.',
  label: 'Pay now',
};

const words = { fr, en };

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** Reminds of invoices to be paid; of those that a planned charge will pay it says so, and threatens nothing. */
export function reminderLetter(envelope: Envelope, step: Step, it: Reminded): Mail {
  const of = words[envelope.locale];
  const what = of.what(it);
  const isPlanned = planned(it);
  const more = it.invoices.length - namedMost;
  return compose(
    {
      subject: isPlanned ? of.plannedSubject(what, it) : of.subjects[step](what, it),
      name: it.name,
      before: [
        of.toPay,
        ...it.invoices.slice(0, namedMost).map(of.line),
        ...(more > 0 ? [of.more(more)] : []),
        ...(isPlanned ? [of.nothing] : step === 'late-20' ? [of.last] : []),
      ],
      action: { label: of.label, url: it.url },
      after: isPlanned ? [] : [of.crossed, of.wrong],
    },
    envelope,
  );
}
