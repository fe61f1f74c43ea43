/** `YYYY-MM-DD` in Europe/Paris. */
export type DateOnly = string;

/** Integer cents. */
export type Cents = number;

/** Ten-thousandths of a unit: `15000` is 1.5. May be negative (a credit line: price stays positive, BR-27). */
export type Quantity = number;

/** Millionths of a euro: `8_325_000` is 8.325 €. Never negative. */
export type UnitPrice = number;

/** Hundredths of a percent: `550` is 5.5 %. */
export type VatRate = number;

/** Both days included. */
export interface Period {
  readonly start: DateOnly;
  readonly end: DateOnly;
}
