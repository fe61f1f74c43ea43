import * as v from 'valibot';
import { operation } from './operation.ts';
import { ability, changed, cursor, id, instant, limit, page } from './shapes.ts';

/** Slow work of ours for a customer, by what it brings: a room adds its own here. */
export const operationTypes = ['invoice-archive'] as const;
export type OperationType = (typeof operationTypes)[number];

/** Where slow work stands. The last three are its ends; `blocked` goes on by itself once what it waits for is there. */
export const operationStates = ['todo', 'doing', 'blocked', 'done', 'failed', 'cancelled'] as const;
export type OperationState = (typeof operationStates)[number];

/**
 * Slow work as it travels, the same for all that takes longer than an answer: what it does, how far it is, what it waits
 * for, what the customer can do about it, and the file it made. It belongs to the person who started it.
 */
export const slowOperation = v.object({
  id,
  type: v.picklist(operationTypes),
  state: v.picklist(operationStates),
  /** Its steps in their order, by name; the elements have words for each. */
  steps: v.array(v.object({ name: v.string(), state: v.picklist(operationStates) })),
  /** 0 to 100; 100 only when it is done. */
  percent: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
  /** What it waits for, a code, while `blocked`. */
  blockedBy: v.optional(v.string()),
  /** What the customer must bring before it goes on, as codes; empty when nothing. */
  needed: v.array(v.string()),
  /** Why it failed, a code. */
  failure: v.optional(v.string()),
  /** Small facts for its sentence, such as `{ count: 312 }`. */
  facts: v.record(v.string(), v.union([v.string(), v.number()])),
  /** The file that it made, with its bytes and how long it can be fetched; absent before and after. */
  result: v.optional(v.object({ fileName: v.string(), size: v.number(), until: instant })),
  can: v.object({ cancel: ability, relaunch: ability }),
  createdAt: instant,
  startedAt: v.optional(instant),
  endedAt: v.optional(instant),
  version: v.number(),
});
export type SlowOperation = v.InferOutput<typeof slowOperation>;

const follows = { audience: 'customer', scope: 'invoices:read', right: 'invoice.view' } as const;

/** The person's slow work on this account, newest first. */
export const listOperations = operation({
  name: 'listOperations',
  summary: 'List the slow work that this person started on the account, newest first.',
  method: 'GET',
  path: '/operations',
  ...follows,
  input: v.strictObject({
    /** Only what is not over. */
    live: v.optional(v.boolean()),
    cursor: v.optional(cursor),
    limit,
  }),
  output: page(slowOperation),
  problems: ['cursor-invalid'],
});

export const getOperation = operation({
  name: 'getOperation',
  summary: 'Read how slow work stands.',
  method: 'GET',
  path: '/operations/:id',
  ...follows,
  input: v.strictObject({ id }),
  output: slowOperation,
  problems: ['not-found'],
});

const written = v.object({ version: v.number(), changed });

/** Stops slow work that is not over; what it made so far is forgotten. Harmless when it was stopped already. */
export const cancelOperation = operation({
  name: 'cancelOperation',
  summary: 'Cancel slow work that is not over.',
  method: 'POST',
  path: '/operations/:id/cancel',
  ...follows,
  input: v.strictObject({ id }),
  output: written,
  problems: ['not-found', 'action-refused'],
});

/** Starts slow work anew that failed, was cancelled, or whose file is no longer kept. */
export const relaunchOperation = operation({
  name: 'relaunchOperation',
  summary: 'Start slow work anew.',
  method: 'POST',
  path: '/operations/:id/relaunch',
  ...follows,
  input: v.strictObject({ id }),
  output: written,
  problems: ['not-found', 'action-refused'],
});

/**
 * The address of the file that slow work made: signed, for this one file, for five minutes, and good without a session, so
 * that the browser's own download fetches it on a partner's page too. Asked again it is another one.
 */
export const getOperationLink = operation({
  name: 'getOperationLink',
  summary: 'Get a signed, short-lived link to the file that slow work made.',
  method: 'GET',
  path: '/operations/:id/link',
  ...follows,
  input: v.strictObject({ id }),
  output: v.object({ url: v.string(), until: instant }),
  problems: ['not-found', 'action-refused', 'link-expired'],
});
