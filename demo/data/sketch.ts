import type { RenewalMode, ServiceState } from '../../components/contract/services.ts';
import type { Product } from './catalogue.ts';
import type { RowOf } from './rows.ts';

/** A service in a few words; the rest follows from them. */
export interface Sketch {
  readonly product: Product;
  /** As people write it; stored as A-label. */
  readonly domain?: string;
  readonly label?: string;
  readonly state?: ServiceState;
  /** Days from today to the last paid day; negative when it is behind. */
  readonly endsIn?: number;
  /** Periods (months for home care) that were paid or billed until now. */
  readonly periods?: number;
  readonly renewal?: RenewalMode;
  readonly tags?: readonly string[];
  /** How the newest invoice stands. */
  readonly newest?: 'open' | 'overdue' | 'partially_paid' | 'credited';
  /** What became of the credit note of a credited one; by chance when not said. */
  readonly credit?: 'issued' | 'applied' | 'refunded';
  readonly moving?: boolean;
  readonly cancelled?: boolean;
  /** The partner site from which the label was given. */
  readonly via?: string;
  /** Price of the next period when it differs. */
  readonly nextCents?: number;
}

/** A service as it is stored. */
export type ServiceRow = RowOf<'service'>;
