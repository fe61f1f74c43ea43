import { batchMost } from '../../components/contract/batch.ts';
import { problemResponses } from './openapi-problems.ts';

type Json = Readonly<Record<string, unknown>>;

const client: Json = {
  name: 'O2-Client',
  in: 'header',
  required: true,
  description: 'Any value: no form of another site can send it.',
  schema: { type: 'string', examples: ['1'] },
};
const refusals = problemResponses([
  'invalid-input', 'malformed-body', 'mixed-credentials', 'cross-site-request', 'body-too-large', 'unsupported-media-type',
  'quota-exceeded', 'unexpected',
]); // prettier-ignore

const call: Json = {
  type: 'object',
  additionalProperties: false,
  required: ['op', 'input'],
  properties: {
    op: { type: 'string', description: 'The operationId.', examples: ['listServices'] },
    input: { type: 'object', description: 'Path parameters, query or body of the operation in one object.' },
    etag: { type: 'string', description: '`If-None-Match`.' },
    version: { type: 'integer', description: '`If-Match`.' },
    key: { type: 'string', description: '`Idempotency-Key`.' },
  },
};

const reply: Json = {
  type: 'object',
  required: ['status'],
  properties: {
    status: { type: 'integer' },
    etag: { type: 'string' },
    output: { description: 'What the operation alone would answer.' },
    problem: { $ref: '#/components/schemas/Problem' },
    replayed: { const: true },
  },
};

const bodyOf = (schema: Json): Json => ({ required: true, content: { 'application/json': { schema } } });
const list = (items: Json, more: Json = {}): Json => ({ type: 'array', items, ...more });

const batch: Json = {
  operationId: 'batch',
  summary: 'Make several calls in one request, each answered by itself.',
  tags: ['protocol'],
  security: [{}, { session: [] }],
  parameters: [client],
  requestBody: bodyOf({
    type: 'object',
    additionalProperties: false,
    required: ['calls'],
    properties: { calls: list(call, { minItems: 1, maxItems: batchMost }) },
  }),
  responses: {
    200: {
      description: 'The replies in the order of the calls.',
      content: {
        'application/json': {
          schema: { type: 'object', required: ['replies'], properties: { replies: list(reply) } },
        },
      },
    },
    ...refusals,
  },
};

const download: Json = {
  operationId: 'download',
  summary: 'Get the file of an operation that produces one.',
  tags: ['protocol'],
  security: [{ session: [] }],
  parameters: [client],
  requestBody: bodyOf({
    type: 'object',
    additionalProperties: false,
    required: ['op', 'input'],
    properties: { op: { type: 'string' }, input: { type: 'object' } },
  }),
  responses: {
    200: { description: 'The file.', content: { '*/*': { schema: { type: 'string', format: 'binary' } } } },
    ...refusals,
  },
};

const events: Json = {
  operationId: 'events',
  summary: 'Hear what changes: a stream of ids and resource names, never data.',
  tags: ['protocol'],
  security: [{ session: [] }],
  parameters: [
    {
      name: 'Last-Event-ID',
      in: 'header',
      required: false,
      description: 'The last event heard; what followed is sent again.',
      schema: { type: 'string' },
    },
  ],
  responses: {
    200: {
      description:
        'Server-sent events (WHATWG HTML). First `event: standing`, whose data begin every `ETag` that still holds, then `data: {"id":"42","changed":["service:svc_1"]}`; `event: end` when access ended.',
      content: { 'text/event-stream': { schema: { type: 'string' } } },
    },
    ...problemResponses(['unauthenticated', 'cross-site-request', 'quota-exceeded']),
  },
};

const description: Json = {
  operationId: 'openApi',
  summary: 'Read this document.',
  tags: ['protocol'],
  security: [],
  responses: {
    200: { description: 'OpenAPI 3.1.', content: { 'application/json': { schema: { type: 'object' } } } },
    ...problemResponses(['method-not-allowed']),
  },
};

/** What the API offers beside the operations of the contract. */
export const protocolPaths: Readonly<Record<string, Json>> = {
  '/batch': { post: batch },
  '/download': { post: download },
  '/events': { get: events },
  '/openapi.json': { get: description },
};
