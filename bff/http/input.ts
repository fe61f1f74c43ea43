import { getDotPath, safeParse, type GenericSchema, type InferOutput } from 'valibot';
import { Refusal } from '../refusal.ts';

/** Validates an operation's input. Refuses with `invalid-input` and one entry a wrong field, unknown fields included. */
export function parseInput<T extends GenericSchema>(schema: T, raw: unknown): InferOutput<T> {
  const result = safeParse(schema, raw);
  if (result.success) return result.output;
  const errors = result.issues.map((issue) => ({
    pointer: `/${(getDotPath(issue) ?? '').replaceAll('.', '/')}`,
    detail: issue.expected === 'never' ? 'is not a field of this operation; leave it out' : issue.message,
  }));
  throw new Refusal('invalid-input', { detail: 'Correct the fields named and send again.', errors });
}

interface Shape {
  readonly type: string;
  readonly wrapped?: Shape;
  readonly pipe?: readonly Shape[];
  readonly entries?: Readonly<Record<string, Shape>>;
}

/** Turns query parameters into the types that the schema declares: numbers, booleans and comma-separated lists. */
export function fromQuery(schema: GenericSchema, query: URLSearchParams): Record<string, unknown> {
  const entries = (schema as unknown as Shape).entries ?? {};
  const input: Record<string, unknown> = {};
  for (const [key, text] of query) input[key] = key in input ? [input[key], text].flat() : decode(entries[key], text);
  return input;
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
