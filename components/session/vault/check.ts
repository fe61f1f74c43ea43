import { batchMost, type Call } from '../../contract/batch.ts';
import type { FromPage } from './protocol.ts';

/** The greatest request of a page, in bytes of JSON. */
const sizeMost = 64 * 1024;

/** Of a longer list not even the refusals are told. */
const messageMost = 1000;

/** Why a request of the page goes no further. */
export type Fault = 'invalid-input' | 'body-too-large' | 'quota-exceeded';

/** A request that gets an answer. */
export type Asking = Extract<FromPage, { id: number }>;

/** Reads what a page said: its shape only, since the server judges. Undefined when it is nothing we know. */
export function readMessage(data: unknown): FromPage | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { t, id, calls } = data as Partial<Asking>;
  if (t === 'send' || t === 'download')
    return Number.isSafeInteger(id) && Array.isArray(calls) && calls.length < messageMost
      ? (data as Asking)
      : undefined;
  return t === 'listen' || t === 'unlisten' ? { t } : undefined;
}

/** Whether a call names an operation that partners' pages do not have: a hosted act, or one of another release. */
export const isForOurPages = (call: unknown, operations: readonly string[]): boolean => {
  const op = (call as Partial<Call> | null | undefined)?.op;
  return typeof op === 'string' && !operations.includes(op);
};

/** The calls as they may travel: known operations, known members, plain data of bounded size. */
export function readCalls(calls: readonly unknown[], operations: readonly string[]): readonly Call[] | Fault {
  if (calls.length === 0 || calls.length > batchMost) return 'invalid-input';
  const read = calls.map((call) => readCall(call, operations));
  if (!read.every((call) => call !== undefined)) return 'invalid-input';
  try {
    return new Blob([JSON.stringify(read)]).size > sizeMost ? 'body-too-large' : read;
  } catch {
    // A page may send what is no JSON: big integers, circles.
    return 'invalid-input';
  }
}

function readCall(call: unknown, operations: readonly string[]): Call | undefined {
  if (typeof call !== 'object' || call === null) return undefined;
  const { op, input, etag, version, key } = call as Partial<Call>;
  if (typeof op !== 'string' || !operations.includes(op) || typeof input !== 'object' || input === null)
    return undefined;
  return {
    op,
    input,
    ...(etag ? { etag } : {}),
    ...(version === undefined ? {} : { version }),
    ...(key ? { key } : {}),
  };
}
