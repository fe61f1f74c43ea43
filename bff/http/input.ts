import { safeParse, type BaseIssue, type GenericSchema, type InferOutput } from 'valibot';
import type { FieldError } from '../../components/contract/problem.ts';
import { Refusal } from '../refusal.ts';

/** More faults than this are not told: nobody reads them, and hostile input would grow in the answer. */
const errorsMost = 20;
const textMost = 200;

/** Validates an operation's input. Refuses with `invalid-input` and one entry a wrong field, unknown fields included. */
export function parseInput<T extends GenericSchema>(schema: T, raw: unknown): InferOutput<T> {
  const result = safeParse(schema, raw, { abortPipeEarly: true });
  if (result.success) return result.output;
  const errors = result.issues.slice(0, errorsMost).map(errorOf);
  throw new Refusal('invalid-input', { detail: 'Correct the fields named and send again.', errors });
}

const errorOf = (issue: BaseIssue<unknown>): FieldError => ({
  pointer: pointerOf(issue).slice(0, textMost),
  detail: detailOf(issue).slice(0, textMost),
});

/** JSON Pointer (RFC 6901). */
const pointerOf = ({ path }: BaseIssue<unknown>): string =>
  (path ?? []).map(({ key }) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** The schema's own sentence, or one that says what is expected; what was sent is not repeated. */
function detailOf({ message, expected, received }: BaseIssue<unknown>): string {
  if (expected === 'never') return 'is not a field of this operation; leave it out';
  if (!message.startsWith('Invalid ')) return message;
  return received === 'undefined' ? 'is missing' : `must be ${expected ?? 'something else'}`;
}

interface Shape {
  readonly type: string;
  readonly wrapped?: Shape;
  readonly entries?: Readonly<Record<string, Shape>>;
}

/** Turns query parameters into the types that the schema declares: numbers, booleans and comma-separated lists. */
export function fromQuery(schema: GenericSchema, query: URLSearchParams): Record<string, unknown> {
  const entries = (schema as unknown as Shape).entries ?? {};
  // Grouped first: an address may name one parameter by thousands.
  const given = Map.groupBy(query, ([key]) => key);
  return Object.fromEntries(
    [...given].map(([key, all]) => {
      const shape = Object.hasOwn(entries, key) ? entries[key] : undefined;
      const values = all.map(([, text]) => decode(shape, text));
      return [key, values.length > 1 ? values.flat() : values[0]];
    }),
  );
}

function decode(shape: Shape | undefined, text: string): unknown {
  const type = typeOf(shape);
  if (type === 'number') return text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text);
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  return type === 'array' ? text.split(',') : text;
}

function typeOf(shape: Shape | undefined): string | undefined {
  if (shape?.wrapped) return typeOf(shape.wrapped);
  return shape?.type;
}

/** Joins what stands in the path to the rest of the input. Refuses a key that stands in both. */
export function withPath(
  rest: Readonly<Record<string, unknown>>,
  path: Readonly<Record<string, string>>,
): Record<string, unknown> {
  const twice = Object.keys(path).find((key) => Object.hasOwn(rest, key));
  if (twice === undefined) return { ...rest, ...path };
  const errors = [{ pointer: `/${twice}`, detail: 'stands in the path; leave it out here' }];
  throw new Refusal('invalid-input', { detail: 'Correct the fields named and send again.', errors });
}
