import { compose, type Envelope } from '../../ports/letter.ts';
import type { Mail } from '../../ports/mailer.ts';

/** An issued document, written out in the reader's language. */
export interface IssuedDocument {
  readonly name: string;
  readonly number: string;
  readonly isCreditNote: boolean;
  readonly total: string;
  /** Due date; empty when nothing is due. */
  readonly due: string;
  readonly url: string;
}

const words = {
  fr: {
    subject: (it: IssuedDocument) => `${it.isCreditNote ? 'Votre avoir' : 'Votre facture'} ${it.number}`,
    before: (it: IssuedDocument) => [
      `${it.isCreditNote ? 'Votre avoir' : 'Votre facture'} ${it.number} d’un montant de ${it.total} est ${it.isCreditNote ? 'joint' : 'jointe'} à ce message et se trouve dans votre espace client.`,
      ...(it.due ? [`Elle est à régler avant le ${it.due}.`] : []),
    ],
    label: 'Ouvrir dans mon espace client',
  },
  en: {
    subject: (it: IssuedDocument) => `Your ${it.isCreditNote ? 'credit note' : 'invoice'} ${it.number}`,
    before: (it: IssuedDocument) => [
      `Your ${it.isCreditNote ? 'credit note' : 'invoice'} ${it.number} of ${it.total} is attached and stands in your customer space.`,
      ...(it.due ? [`It is due by ${it.due}.`] : []),
    ],
    label: 'Open in my customer space',
  },
} as const;

/** Brings an issued document. */
export function issuedLetter(envelope: Envelope, it: IssuedDocument): Mail {
  const { subject, before, label } = words[envelope.locale];
  return compose(
    { subject: subject(it), name: it.name, before: before(it), action: { label, url: it.url } },
    envelope,
  );
}
