import type { Deps } from '../deps.ts';
import type { Envelope } from '../ports/letter.ts';
import type { Mail } from '../ports/mailer.ts';
import { ordinal } from '../ports/words.ts';
import { leave } from '../storage/outbox.ts';
import type { Write } from '../storage/write.ts';
import type { PersonTable } from './table.ts';

/** The frame of a mail to a person; `id` names the event, so that the same one is never mailed twice. */
export const envelopeTo = (
  deps: Deps,
  person: Pick<PersonTable, 'email' | 'locale'>,
  id: string,
  until?: string,
): Envelope => ({
  id,
  to: person.email,
  locale: person.locale,
  origin: deps.settings.origin,
  ...(until ? { until } : {}),
});

/** Leaves a mail in the outbox with the write that causes it. */
export const post = (deps: Deps, { tx }: Write, mail: Mail): Promise<void> =>
  leave(tx, deps.clock, { kind: 'mail', key: `mail:${mail.id}`, payload: mail });

/** An instant in words, in Europe/Paris: « 23 novembre 2026 à 10:00 ». */
export const inWords = (ms: number, locale: 'fr' | 'en'): string =>
  ordinal(
    new Intl.DateTimeFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', {
      dateStyle: 'long',
      timeStyle: 'short',
      timeZone: 'Europe/Paris',
    }).format(ms),
    locale,
  );
