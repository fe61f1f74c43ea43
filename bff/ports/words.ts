/** Amounts and dates as a mail writes them. */
const tags = { fr: 'fr-FR', en: 'en-GB' } as const;

// A formatter costs a hundred times what it formats, and a night writes a million mails.
const formats = {
  euros: forEach((tag) => new Intl.NumberFormat(tag, { style: 'currency', currency: 'EUR' })),
  date: forEach((tag) => new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' })),
};

function forEach<T>(make: (tag: string) => T): { readonly fr: T; readonly en: T } {
  return { fr: make(tags.fr), en: make(tags.en) };
}

/** Cents as an amount in euros in the reader's language. */
export const euros = (cents: number, locale: 'fr' | 'en'): string =>
  formats.euros[locale].format(cents / 100);

/** A calendar date written out in the reader's language; the first of a month is `1er` in French. */
export const longDate = (date: string, locale: 'fr' | 'en'): string =>
  ordinal(formats.date[locale].format(new Date(`${date}T12:00:00Z`)), locale);

/** `Intl` writes `1 janvier`, which no French reader does. */
export const ordinal = (words: string, locale: 'fr' | 'en'): string =>
  locale === 'fr' ? words.replace(/^1 /, '1er ') : words;
