import type { View } from './view.ts';

/** The view without any filter. */
export const unfiltered = {
  search: '',
  state: undefined,
  seller: undefined,
  amountFrom: undefined,
  amountTo: undefined,
  issuedFrom: '',
  issuedTo: '',
  purchaseOrder: '',
} as const satisfies Partial<View>;
