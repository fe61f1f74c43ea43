import type { Operation } from '../../components/contract/operation.ts';
import { problemStatus, refusalReasons } from '../../components/contract/problem.ts';

type Json = Readonly<Record<string, unknown>>;

/** The session of our own pages, in a cookie that no script sees. A partner's vault has another, under `/embed`. */
export const cookieSecurity: Json = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-Http-o2s',
    description: 'The session of our own pages, given by `signIn`.',
  },
};

const text = (description: string, more: Json = {}): Json => ({ type: 'string', description, ...more });
const integer = (description: string): Json => ({ type: 'integer', description });

/** What many answers share: the problem (RFC 9457) and its parts. */
export const sharedSchemas: Json = {
  FieldError: {
    type: 'object',
    description: 'One wrong field: where it is and what to do about it.',
    required: ['pointer', 'detail'],
    properties: {
      pointer: text('JSON Pointer (RFC 6901).', { examples: ['/email'] }),
      detail: text('What to do about it.', { examples: ['is missing'] }),
      rule: text('The rule that was broken, where it has a name.', { examples: ['password-short'] }),
    },
  },
  Problem: {
    type: 'object',
    description: 'A refusal (RFC 9457). Branch on `code`, never on `title`.',
    required: ['type', 'code', 'title', 'status', 'instance'],
    properties: {
      type: text('Ends in the code.', { format: 'uri' }),
      code: { type: 'string', enum: Object.keys(problemStatus) },
      title: text('Fixed for each code, in English.'),
      status: integer('The HTTP status.'),
      detail: text('What happened this time and what to do.'),
      instance: text('The id of the request, for support.', { examples: ['req_k3v0a9x1m2n4p5q6'] }),
      reason: { type: 'string', enum: [...refusalReasons], description: 'Why, for `action-refused`.' },
      errors: { type: 'array', items: { $ref: '#/components/schemas/FieldError' } },
      retryAfter: integer('Seconds to wait.'),
      stepUp: {
        type: 'object',
        description: 'For `step-up-required` (RFC 9470): the level needed and its greatest age in seconds.',
        required: ['acrValues', 'maxAge'],
        properties: { acrValues: text('`urn:o2:acr:mfa`…'), maxAge: integer('Seconds.') },
      },
    },
  },
};

const header = (description: string, schema: Json = { type: 'string' }): Json => ({ description, schema });

/** Headers of answers. */
export const responseHeaders: Json = {
  RequestId: header('The id of this request, for support.'),
  RateLimit: header(
    'What is left of the quota, `"minute";r=299;t=60` (draft-ietf-httpapi-ratelimit-headers).',
  ),
  RateLimitPolicy: header('The quota, `"minute";q=300;w=60`.'),
  RetryAfter: header('Seconds to wait.', { type: 'integer' }),
  ETag: header('Send it as `If-None-Match` to hear whether anything has changed.'),
  Allow: header('The methods offered here.'),
  IdempotencyReplayed: header('`true` when the reply is that of an earlier request with the same key.'),
  WwwAuthenticate: header('What is missing (RFC 9110; for `step-up-required` RFC 9470).'),
};

const parameter = (name: string, description: string, required: boolean, schema: Json): Json => ({
  name,
  in: 'header',
  required,
  description,
  schema,
});

/** Headers that a request carries beside its input. */
export function headerParameters({ method, ifMatch, idempotent, revalidates }: Operation): Json[] {
  const string = { type: 'string' };
  return [
    ...(method === 'GET'
      ? []
      : [
          parameter('O2-Client', 'Any value: no form of another site can send it.', true, {
            ...string,
            examples: ['1'],
          }),
        ]),
    ...(ifMatch
      ? [parameter('If-Match', 'The version last read.', true, { ...string, examples: ['"3"'] })]
      : []),
    ...(revalidates ? [parameter('If-None-Match', 'The ETag held.', false, string)] : []),
    ...(idempotent
      ? [
          parameter('Idempotency-Key', 'New for each wish, the same for its repeats; kept two days.', true, {
            ...string,
            pattern: '^[A-Za-z0-9_-]{16,255}$',
          }),
        ]
      : []),
  ];
}
