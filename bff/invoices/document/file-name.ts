import type { DocumentSnapshot } from './model.ts';

/** `facture-FA-2026-000123.pdf` or `avoir-AV-2026-000007.pdf`; what is not a letter, digit, `-` or `_` becomes `-`. */
export const fileName = ({ kind, number }: Pick<DocumentSnapshot, 'kind' | 'number'>): string =>
  `${kind === 'AV' ? 'avoir' : 'facture'}-${number.replace(/[^A-Za-z0-9_-]/g, '-')}.pdf`;
