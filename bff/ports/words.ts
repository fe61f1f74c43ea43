/** Amounts and dates as a mail writes them. */
const tags = { fr: 'fr-FR', en: 'en-GB' } as const;

/** Cents as an amount in euros in the reader's language. */
export const euros = (cents: number, locale: 'fr' | 'en'): string =>
  new Intl.NumberFormat(tags[locale], { style: 'currency', currency: 'EUR' }).format(cents / 100);

/** A calendar date written out in the reader's language. */
export const longDate = (date: string, locale: 'fr' | 'en'): string =>
  new Intl.DateTimeFormat(tags[locale], { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T12:00:00Z`),
  );
