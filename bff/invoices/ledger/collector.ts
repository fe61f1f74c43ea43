import type { Seller } from '../../../components/contract/shapes.ts';

/**
 * Whose journal money enters and leaves by: one provider account collects for both sellers, and it is the web host's. What
 * an invoice receives of it stands with the invoice's own seller, as an allocation.
 */
export const collector: Seller = 'host';
