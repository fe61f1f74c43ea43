import type { Operation } from '../../components/contract/operation.ts';
import { problemStatus, type ProblemCode } from '../../components/contract/problem.ts';
import { problemTitle } from './problem.ts';

type Json = Readonly<Record<string, unknown>>;

const always: readonly ProblemCode[] = [
  'cross-site-request',
  'mixed-credentials',
  'quota-exceeded',
  'unexpected',
];
const ofWrites: readonly ProblemCode[] = [
  'malformed-body',
  'body-too-large',
  'unsupported-media-type',
  'read-only',
];
const ofKeys: readonly ProblemCode[] = [
  'idempotency-key-missing',
  'idempotency-key-reused',
  'idempotency-in-progress',
];

/** Every problem that an operation may answer: its own, and those that follow from what it declares. */
export function problemsOf(operation: Operation): ProblemCode[] {
  const { audience, right, scope, level, method, ifMatch, idempotent, problems } = operation;
  const isPublic = audience === 'public';
  const needsFreshness = !isPublic && (level !== undefined || method !== 'GET');
  return [
    ...new Set<ProblemCode>([
      ...always,
      'invalid-input',
      'card-number-refused',
      ...(method === 'GET' ? [] : ofWrites),
      ...(isPublic ? [] : (['unauthenticated', 'first-party-only', 'partner-suspended'] as const)),
      ...(scope ? (['scope-missing'] as const) : []),
      ...(right ? (['right-missing'] as const) : []),
      ...(needsFreshness ? (['step-up-required'] as const) : []),
      ...(ifMatch ? (['precondition-required', 'precondition-failed'] as const) : []),
      ...(idempotent ? ofKeys : []),
      ...problems,
    ]),
  ];
}

/** One response a status, with the codes that it may carry. */
export function problemResponses(codes: readonly ProblemCode[]): Json {
  const byStatus = Map.groupBy(codes, (code) => problemStatus[code]);
  return Object.fromEntries(
    [...byStatus].toSorted(([a], [b]) => a - b).map(([status, of]) => [status, responseOf(status, of)]),
  );
}

const headerOf = (name: string): Json => ({ $ref: `#/components/headers/${name}` });

function responseOf(status: number, codes: readonly ProblemCode[]): Json {
  return {
    description: codes.map((code) => `\`${code}\`: ${problemTitle[code]}.`).join(' '),
    headers: {
      'Request-Id': headerOf('RequestId'),
      ...(status === 401 ? { 'WWW-Authenticate': headerOf('WwwAuthenticate') } : {}),
      ...(status === 405 ? { Allow: headerOf('Allow') } : {}),
      ...([409, 429, 503].includes(status) ? { 'Retry-After': headerOf('RetryAfter') } : {}),
    },
    content: { 'application/problem+json': { schema: problemSchema(codes) } },
  };
}

const problemSchema = (codes: readonly ProblemCode[]): Json => ({
  allOf: [
    { $ref: '#/components/schemas/Problem' },
    { type: 'object', properties: { code: { type: 'string', enum: codes } } },
  ],
});
