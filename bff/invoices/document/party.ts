import type { DateOnly } from './units.ts';

/** BG-4. Two exist: hosting and home services; every document belongs to exactly one. */
export interface Seller {
  /** `HOST` hosting, `CARE` home services; chooses series and texts. */
  readonly code: 'HOST' | 'CARE';
  /** BT-27, the company's legal name. */
  readonly name: string;
  /** BT-28, the name customers know. */
  readonly tradingName: string;
  /** Legal form and capital, such as `SAS au capital de 100 000 €` (BT-33, note `REG`). */
  readonly legalForm: string;
  /** BT-30, scheme 0002: nine digits. */
  readonly siren: string;
  /** BT-29, scheme 0009: fourteen digits that begin with the SIREN. */
  readonly siret?: string;
  /** Register and city, such as `RCS Lyon 100 000 009` (note `ABL`). */
  readonly registration: string;
  /** BT-31. */
  readonly vatId: string;
  /** BT-34. */
  readonly electronicAddress: ElectronicAddress;
  /** BG-5, the head office. */
  readonly address: Address;
  /** BG-6. */
  readonly contact?: Contact;
  readonly website?: string;
  /** The mediator that consumers may turn to (C. conso. L616-1). */
  readonly mediator?: { readonly name: string; readonly website: string };
  /** Declaration to render home services (C. trav. D7233-1); CARE only. */
  readonly homeServices?: { readonly declaration: string; readonly since: DateOnly };
}

/** BG-7. */
export interface Buyer {
  /** Decides on the mentions, on the price columns and on the flow of the French reform. */
  readonly kind: 'consumer' | 'business' | 'association' | 'public';
  /** BT-44, a company's or a person's name. */
  readonly name: string;
  /** BT-56, a person at the company, or the name to add on the address. */
  readonly attention?: string;
  /** Our customer number; BT-46 unless the SIRET is known. */
  readonly customerNumber: string;
  /** BT-47, scheme 0002; never on a consumer. */
  readonly siren?: string;
  /** SIRET (BT-46 scheme 0009); begins with the SIREN. */
  readonly siret?: string;
  /** BT-48. */
  readonly vatId?: string;
  /** BT-49: scheme 0225 (French directory) or EM (e-mail). */
  readonly electronicAddress: ElectronicAddress;
  /** BG-8, the billing address. */
  readonly address: Address;
}

/** An address where documents are received: BT-34, BT-49. */
export interface ElectronicAddress {
  /** EAS code: `0225` French directory, `EM` e-mail. */
  readonly scheme: string;
  readonly id: string;
}

/** BG-5, BG-8 or BG-15. */
export interface Address {
  /** BT-35, BT-50, BT-75 and the two next: one to three lines. */
  readonly lines: readonly string[];
  /** BT-38, BT-53, BT-78. */
  readonly postCode: string;
  /** BT-37, BT-52, BT-77. */
  readonly city: string;
  /** BT-40, BT-55, BT-80, ISO 3166-1 alpha-2. */
  readonly country: string;
}

/** BG-6. */
export interface Contact {
  /** BT-41, a person or a department. */
  readonly name: string;
  /** BT-42. */
  readonly phone: string;
  /** BT-43. */
  readonly email: string;
}

/** BG-13 and BG-15. */
export interface DeliverTo {
  /** BT-70, the beneficiary. */
  readonly name: string;
  readonly address: Address;
}

/** Whether the law on payment between professionals (C. com. L441-10: penalties, 40 €) applies to this buyer. */
export const isProfessional = (buyer: Buyer): boolean =>
  buyer.kind === 'business' || buyer.kind === 'public' || (buyer.kind === 'association' && !!buyer.vatId);
