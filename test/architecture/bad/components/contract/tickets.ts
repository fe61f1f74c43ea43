import type { LitElement } from 'lit';

/** The contract may use valibot and nothing else. */
export type Ticket = LitElement;
