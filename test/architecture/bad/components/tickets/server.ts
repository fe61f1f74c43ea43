import { list } from '../../bff/tickets/domain.ts';

export const server = list;
