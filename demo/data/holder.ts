import type { CustomerKind } from '../../components/contract/profile.ts';
import type { RowOf } from './rows.ts';

/** A customer with what his services, their history and their invoices need to know. */
export interface Holder {
  readonly id: string;
  readonly number: string;
  readonly kind: CustomerKind;
  readonly name: string;
  /** Who signs the acts of the history. */
  readonly person: string;
  /** Who acted for him, if somebody did. */
  readonly delegate?: string;
  readonly identity: RowOf<'billingIdentity'>;
  /** Whether his documents of the last year were issued here; others came from elsewhere, without a file. */
  readonly records: boolean;
  /** What he pays with. */
  readonly means?: RowOf<'paymentMethod'>;
}
