/** What a payer must be told of a SEPA debit beside its amount and day. */
export interface Mandate {
  /** Unique mandate reference (RUM). */
  readonly reference: string;
  readonly creditor: string;
  /** SEPA creditor identifier (ICS). */
  readonly creditorId: string;
}

/** The mandate of a debit in one sentence. */
export const mandateLine = {
  fr: (it: Mandate): string =>
    `Prélèvement SEPA par ${it.creditor}, identifiant de créancier ${it.creditorId}, référence unique de mandat ${it.reference}.`,
  en: (it: Mandate): string =>
    `SEPA direct debit by ${it.creditor}, creditor identifier ${it.creditorId}, unique mandate reference ${it.reference}.`,
} as const;
