/** A moment at which the end of a period is spoken of. */
export type Step =
  'tacit-renewal' | 'ends-in-30' | 'ends-in-3' | 'ends-tomorrow' | 'expired' | 'suspended-soon' | 'suspended';

/** A service whose period ends, written out in the reader's language. */
export interface EndingService {
  readonly label: string;
  readonly expiresOn: string;
  /** What the next period costs, VAT included. */
  readonly amount: string;
  /** The day on which it is, or was, suspended. */
  readonly suspendedOn: string;
}

/** Services that a notice is about. */
export interface Noticed {
  readonly name: string;
  readonly services: readonly EndingService[];
  /** The last day on which the customer can refuse a renewal; empty when it does not renew itself. */
  readonly refuseBy: string;
  readonly url: string;
}

/** What the sentences of a language are made of. */
export interface Facts {
  /** The service, or how many there are. */
  readonly some: string;
  readonly isOne: boolean;
  /** Of the first service: the end of its period, the day of its suspension. */
  readonly end: string;
  readonly cut: string;
  /** The services, line by line. */
  readonly until: readonly string[];
  readonly ended: readonly string[];
}

/** A language. */
export interface Words {
  readonly count: (services: number) => string;
  readonly until: (service: EndingService) => string;
  readonly ended: (service: EndingService) => string;
  readonly more: (count: number) => string;
  readonly subjects: Readonly<Record<Step, (it: Facts) => string>>;
  readonly before: Readonly<Record<Step, (it: Facts) => readonly string[]>>;
  readonly after: Partial<Readonly<Record<Step, string>>>;
  readonly refuse: string;
  readonly renew: (isOne: boolean) => string;
  readonly box: (day: string) => string;
}
