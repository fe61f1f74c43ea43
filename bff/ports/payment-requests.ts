/** The two means that the space takes. */
export type MethodKind = 'card' | 'sepa_debit';

/**
 * Integer cents of an ISO 4217 currency in capitals. `Money` of the contract fits; what comes back may be another
 * currency.
 */
export interface Amount {
  readonly cents: number;
  readonly currency: string;
}

/** Protection against doing it twice: at most 255 characters, made of ids of ours, no personal data. */
export interface Keyed {
  readonly idempotencyKey: string;
}

export interface NewCustomer extends Keyed {
  /** Our customer id; comes back in the provider's dashboard. */
  readonly reference: string;
  readonly email: string;
  readonly name: string;
}

interface Hosted {
  /** Where the provider sends the customer back, paid or not: absolute, one of our origins, used exactly as given. The
   *  way back is a cross-site redirect, on which `SameSite=Strict` cookies do not travel; it proves nothing. */
  readonly returnUrl: string;
  /** Language of the provider's page. */
  readonly locale: 'fr' | 'en';
}

export interface NewSetup extends Keyed, Hosted {
  readonly customer: string;
  /** What the customer may choose from, at least one. */
  readonly kinds: readonly MethodKind[];
  /** Our id of this set-up; comes back as `Setup.reference`. */
  readonly reference: string;
  /** `redirect` (default): the provider's page. `fields`: the provider's fields on our own hosted page, by
   *  `Setup.clientSecret`; the sandbox refuses it. */
  readonly entry?: 'redirect' | 'fields';
}

interface Charge extends Keyed {
  readonly customer: string;
  readonly amount: Amount;
  /** Our id of this attempt; comes back as `Payment.reference`. */
  readonly reference: string;
  /** What the customer reads on the provider's page, such as « Facture FA-2026-000123 ». */
  readonly description: string;
}

/** A saved means as needed for a charge. */
export interface MethodChoice {
  readonly ref: string;
  readonly kind: MethodKind;
}

export interface NewPayment extends Charge, Hosted {
  /** A saved means; without one the provider's page asks. */
  readonly method?: MethodChoice;
  /** What its page may offer; `card` and `sepa_debit` when absent. */
  readonly kinds?: readonly MethodKind[];
  /** Keep the new means for later charges without the customer; he must have agreed to it. Default false. */
  readonly saveMethod?: boolean;
  /** When its page closes: 30 minutes to 24 hours from now, 24 hours when absent. Part of the input of the key. */
  readonly expiresAt?: Date;
}

export interface SavedCharge extends Charge {
  readonly method: MethodChoice;
}

export interface Resumption extends Keyed, Hosted {
  readonly payment: string;
  /** Another saved means than the one tried. */
  readonly method?: MethodChoice;
}

export interface NewRefund extends Keyed {
  readonly payment: string;
  /** Cents in the currency of the payment, greater than 0. */
  readonly cents: number;
  /** Our id, such as the number of the credit note; comes back as `Refund.reference`. */
  readonly reference: string;
}
