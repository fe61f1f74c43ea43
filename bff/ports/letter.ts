import type { Mail } from './mailer.ts';

/** The words of one mail; the frame (greeting, link in full, sender) is the same for all. */
export interface Letter {
  readonly subject: string;
  /** Who is spoken to; empty when the name is not known to be his. */
  readonly name: string;
  /** Paragraphs before the button and after it. */
  readonly before: readonly string[];
  /** What the law wants in a visible box (C. conso. L215-1). */
  readonly boxed?: string;
  readonly action?: { readonly label: string; readonly url: string };
  readonly after?: readonly string[];
}

/** What the frame needs beside the words. */
export interface Envelope {
  readonly id: string;
  readonly to: string;
  readonly locale: 'fr' | 'en';
  /** The origin that the mail speaks for. */
  readonly origin: string;
  readonly until?: string;
}

/** The address of one of our pages, in the language of the letter; `secret` stands behind `#`, which no server sees. */
export const pageIn = (
  { origin, locale }: Pick<Envelope, 'origin' | 'locale'>,
  path: string,
  secret = '',
): string => `${origin}${path}${locale === 'en' ? '?lang=en' : ''}${secret ? `#${secret}` : ''}`;

const frame = {
  fr: {
    hello: (name: string) => (name ? `Bonjour ${name},` : 'Bonjour,'),
    copy: 'Si le lien ne s’ouvre pas, copiez cette adresse dans votre navigateur :',
    sign: 'L’équipe Espace O2',
    why: (origin: string) =>
      `Vous recevez ce message parce qu’il concerne votre compte sur ${origin}. Il ne contient aucun traceur.`,
  },
  en: {
    hello: (name: string) => (name ? `Hello ${name},` : 'Hello,'),
    copy: 'If the link does not open, copy this address into your browser:',
    sign: 'The Espace O2 team',
    why: (origin: string) =>
      `You receive this message because it concerns your account at ${origin}. It contains no tracker.`,
  },
} as const;

/** Composes a mail as plain text and as HTML of the simplest kind: no image, no style, no tracker. */
export function compose(letter: Letter, envelope: Envelope): Mail {
  const { id, to, locale, until } = envelope;
  return {
    id,
    to,
    locale,
    subject: oneLine(letter.subject),
    text: textOf(letter, envelope),
    html: htmlOf(letter, envelope),
    ...(until ? { until } : {}),
  };
}

function textOf({ name, before, boxed, action, after = [] }: Letter, { locale, origin }: Envelope): string {
  const words = frame[locale];
  const link = action ? [`${action.label}\n${action.url}`] : [];
  return (
    [
      words.hello(oneLine(name)),
      ...before,
      ...(boxed ? [`┌─\n│ ${boxed}\n└─`] : []),
      ...link,
      ...after,
      words.sign,
      `--\n${words.why(origin)}`,
    ].join('\n\n') + '\n'
  );
}

function htmlOf(
  { subject, name, before, boxed, action, after = [] }: Letter,
  { locale, origin }: Envelope,
): string {
  const words = frame[locale];
  const p = (text: string): string => `<p>${escapeHtml(text)}</p>`;
  const url = escapeHtml(action?.url ?? '');
  const link = action
    ? [
        `<p><a href="${url}">${escapeHtml(action.label)}</a></p>`,
        `<p>${words.copy}<br>${breakable(action?.url ?? '')}</p>`,
      ]
    : [];
  return [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`,
    `<title>${escapeHtml(oneLine(subject))}</title></head><body>`,
    p(words.hello(oneLine(name))),
    ...before.map(p),
    ...(boxed
      ? [`<table border="1" cellpadding="12"><tr><td><strong>${escapeHtml(boxed)}</strong></td></tr></table>`]
      : []),
    ...link,
    ...after.map(p),
    p(words.sign),
    `<hr><p><small>${escapeHtml(words.why(origin))}</small></p></body></html>`,
  ].join('\n');
}

/** A long address that may be broken anywhere without a character more: a phone shows it whole. */
const breakable = (url: string): string => (url.match(/.{1,12}/gu) ?? []).map(escapeHtml).join('<wbr>');

/** Text without line breaks or control characters: safe in a header. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand in HTML, in an element or a quoted attribute. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
