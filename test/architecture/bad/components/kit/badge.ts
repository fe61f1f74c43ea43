import type { Ticket } from '../contract/tickets.ts';

export type Badge = Ticket;
