import type { Seller } from '../../../components/contract/shapes.ts';

/**
 * Whose journal money of the payment provider enters and leaves by: one provider account collects for both sellers, and it is
 * the web host's. What an invoice receives of it stands with the invoice's own seller, as an allocation, and in the books of
 * both as a debt between them. A transfer enters by the account that it came to.
 */
export const collector: Seller = 'host';
