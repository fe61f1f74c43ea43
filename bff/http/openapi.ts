import type { Hono } from 'hono';
import { toJsonSchema } from '@valibot/to-json-schema';
import * as operations from '../../components/contract/operations.ts';
import * as invoice from '../../components/contract/invoice-detail.ts';
import * as invoices from '../../components/contract/invoices.ts';
import type { Operation } from '../../components/contract/operation.ts';
import * as partners from '../../components/contract/partners.ts';
import * as methods from '../../components/contract/payment-methods.ts';
import * as payments from '../../components/contract/payments.ts';
import * as calendar from '../../components/contract/payment-calendar.ts';
import * as profile from '../../components/contract/profile.ts';
import * as scheduled from '../../components/contract/scheduled-payments.ts';
import * as services from '../../components/contract/services.ts';
import * as wallet from '../../components/contract/wallet.ts';
import { cookieSecurity, headerParameters, responseHeaders, sharedSchemas } from './openapi-parts.ts';
import { problemsOf, problemResponses } from './openapi-problems.ts';
import { protocolPaths } from './openapi-protocol.ts';

type Json = Readonly<Record<string, unknown>>;

const rooms: Readonly<Record<string, Json>> = {
  profile,
  partners,
  services,
  invoices: { ...invoices, ...invoice },
  operations,
  payments: { ...methods, ...payments, ...wallet, ...scheduled, ...calendar },
};

const tags: Readonly<Record<string, string>> = {
  profile: 'Identity, sessions and passwords.',
  partners: 'Sites that show the customer space: consent, connections.',
  services: 'Hosting, domains, certificates, servers and home services.',
  invoices: 'Invoices and credit notes, their files and exports.',
  operations: 'Slow work that is followed: steps, percent, result.',
  payments: 'Payment methods, payments and announced charges.',
  protocol: 'How calls travel together, files are fetched and changes are heard.',
};

/** The room of an operation: the module of the contract that declares it. */
export const roomOf = (operation: Operation): string | undefined =>
  Object.keys(rooms).find((room) => Object.values(rooms[room] ?? {}).includes(operation));

/** Assembles the OpenAPI 3.1 document of the operations: everything in it is derived from the contract. */
export function openApi(operations: Readonly<Record<string, Operation>>): Json {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of Object.values(operations)) {
    const path = operation.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: describe(operation) };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Espace O2',
      version: '1.0.0',
      summary: 'The customer space: services, invoices, payments and access.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api', description: 'This origin.' }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    security: [{ session: [] }],
    paths: { ...paths, ...protocolPaths },
    components: {
      securitySchemes: cookieSecurity,
      schemas: { ...sharedSchemas, ...bodySchemas(operations) },
      headers: responseHeaders,
    },
  };
}

function describe(operation: Operation): Json {
  const { name, summary, audience, scope, right, level, method } = operation;
  return {
    operationId: name,
    summary,
    tags: [roomOf(operation) ?? 'other'],
    ...(audience === 'public' ? { security: [] } : {}),
    'x-audience': audience,
    ...(scope ? { 'x-scope': scope } : {}),
    ...(right ? { 'x-right': right } : {}),
    ...(level ? { 'x-level': level } : {}),
    parameters: [...inputParameters(operation), ...headerParameters(operation)],
    ...(method === 'GET' ? {} : { requestBody: requestBody(operation) }),
    responses: { ...success(operation), ...problemResponses(problemsOf(operation)) },
  };
}

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, Json>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly ObjectSchema[];
}

const inputSchema = ({ input }: Operation): ObjectSchema => convert(input, 'input');
const pathKeys = ({ path }: Operation): string[] => [...path.matchAll(/:(\w+)/g)].map(([, key]) => key ?? '');
const variants = (schema: ObjectSchema): readonly ObjectSchema[] => schema.anyOf ?? [schema];

/** Parameters of the path, and of the query where there is no body; lists are separated by commas. */
function inputParameters(operation: Operation): Json[] {
  const [first = {}] = variants(inputSchema(operation));
  const inPath = pathKeys(operation);
  const wanted = operation.method === 'GET' ? Object.keys(first.properties ?? {}) : inPath;
  return wanted.map((name) => {
    const schema = first.properties?.[name] ?? {};
    if (inPath.includes(name)) return { name, in: 'path', required: true, schema };
    const required = first.required?.includes(name) && schema['default'] === undefined;
    const list = schema['type'] === 'array' ? { style: 'form', explode: false } : {};
    return { name, in: 'query', required: required === true, schema, ...list };
  });
}

const bodyName = ({ name }: Operation): string => `${name[0]?.toUpperCase()}${name.slice(1)}Body`;
const answerName = ({ name }: Operation): string => `${name[0]?.toUpperCase()}${name.slice(1)}Answer`;
const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });

const requestBody = (operation: Operation): Json => ({
  required: true,
  content: { 'application/json': { schema: ref(bodyName(operation)) } },
});

/** The body is the input less what stands in the path. */
function bodySchema(operation: Operation): Json {
  const inPath = pathKeys(operation);
  const less = (schema: ObjectSchema): ObjectSchema => ({
    ...schema,
    properties: Object.fromEntries(
      Object.entries(schema.properties ?? {}).filter(([key]) => !inPath.includes(key)),
    ),
    ...(schema.required ? { required: schema.required.filter((key) => !inPath.includes(key)) } : {}),
  });
  const schema = inputSchema(operation);
  return schema.anyOf ? { anyOf: schema.anyOf.map(less) } : { ...less(schema) };
}

function bodySchemas(operations: Readonly<Record<string, Operation>>): Json {
  const schemas: Record<string, unknown> = {};
  for (const operation of Object.values(operations)) {
    if (operation.method !== 'GET') schemas[bodyName(operation)] = bodySchema(operation);
    if (!operation.produces) schemas[answerName(operation)] = convert(operation.output, 'output');
  }
  return schemas;
}

function success(operation: Operation): Json {
  const { produces, revalidates, idempotent } = operation;
  const names = ['RequestId', 'RateLimit', 'RateLimitPolicy', ...(revalidates ? ['ETag'] : [])];
  const headers = [...names, ...(idempotent ? ['IdempotencyReplayed'] : [])];
  const content = produces
    ? {
        [produces]: {
          schema: { type: 'string', ...(produces.startsWith('text/') ? {} : { format: 'binary' }) },
        },
      }
    : { 'application/json': { schema: ref(answerName(operation)) } };
  return {
    200: { description: 'Done.', headers: headersOf(headers), content },
    ...(revalidates
      ? { 304: { description: 'Nothing has changed.', headers: headersOf(['RequestId', 'ETag']) } }
      : {}),
  };
}

const headerName: Readonly<Record<string, string>> = {
  RequestId: 'Request-Id',
  RateLimit: 'RateLimit',
  RateLimitPolicy: 'RateLimit-Policy',
  ETag: 'ETag',
  IdempotencyReplayed: 'Idempotency-Replayed',
};
const headersOf = (names: readonly string[]): Json =>
  Object.fromEntries(
    names.map((name) => [headerName[name] ?? name, { $ref: `#/components/headers/${name}` }]),
  );

function convert(schema: Operation['input'], typeMode: 'input' | 'output'): ObjectSchema {
  const { $schema: _, ...rest } = toJsonSchema(schema, {
    target: 'draft-2020-12',
    typeMode,
    errorMode: 'ignore',
  });
  return rest as unknown as ObjectSchema;
}

/** Mounts `GET /api/openapi.json`, made when it is first asked for. */
export function mountOpenApi(app: Hono, operations: Readonly<Record<string, Operation>>): void {
  let text: string | undefined;
  app.get('/api/openapi.json', (c) => {
    text ??= JSON.stringify(openApi(operations));
    return c.body(text, 200, {
      'content-type': 'application/json',
      'cache-control': 'public, max-age=300',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    });
  });
}
