import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { operations } from '../../../components/contract/api.ts';
import type { Operation } from '../../../components/contract/operation.ts';
import { problemStatus, type ProblemCode } from '../../../components/contract/problem.ts';
import { roomOf } from '../../../bff/http/openapi.ts';
import { testBff, type TestBff } from '../../support/bff.ts';

interface Described {
  readonly operationId: string;
  readonly tags: string[];
  readonly security?: object[];
  readonly parameters: { name: string; in: string; required: boolean; schema: { type?: string } }[];
  readonly requestBody?: object;
  readonly responses: Record<
    string,
    {
      content?: Record<
        string,
        { schema: { allOf?: [object, { properties: { code: { enum: string[] } } }] } }
      >;
    }
  >;
}
interface Document {
  readonly paths: Record<string, Record<string, Described>>;
  readonly components: {
    schemas: Record<
      string,
      { properties?: Record<string, { enum?: string[] }>; required?: string[]; anyOf?: object[] }
    >;
  };
}

describe('GET /api/openapi.json', () => {
  let bff: TestBff;
  let document: Document;
  before(async () => {
    bff = await testBff();
    const answer = await bff.call('/api/openapi.json', {
      headers: { 'sec-fetch-site': 'none', 'sec-fetch-dest': 'document' },
    });
    assert.equal(answer.status, 200);
    document = (await answer.json()) as Document;
  });
  after(() => bff.close());

  const described = (operation: Operation) =>
    document.paths[operation.path.replace(/:(\w+)/g, '{$1}')]?.[operation.method.toLowerCase()];
  const codesAt = ({ responses }: Described): string[] =>
    Object.values(responses).flatMap(
      ({ content }) => content?.['application/problem+json']?.schema.allOf?.[1].properties.code.enum ?? [],
    );

  it('describes every operation once, under its room', () => {
    const ids = Object.values(document.paths).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    );
    const protocol = ['batch', 'download', 'events', 'openApi'];

    assert.deepEqual(ids.toSorted(), [...Object.keys(operations), ...protocol].toSorted());
    for (const operation of Object.values<Operation>(operations)) {
      assert.ok(roomOf(operation), `${operation.name} belongs to a room that the document does not know`);
      assert.deepEqual(described(operation)?.tags, [roomOf(operation)]);
    }
  });

  it('describes every route that the API has', () => {
    const routes = bff.hono.routes.filter(({ path, method }) => path.startsWith('/api/') && method !== 'ALL');
    for (const { path, method } of routes) {
      const known = document.paths[path.slice(4).replace(/:(\w+)/g, '{$1}')];
      assert.ok(known?.[method.toLowerCase()], `${method} ${path}`);
    }
    assert.ok(routes.length > Object.keys(operations).length);
  });

  it('names every problem of each operation, those that it shares with all others included', () => {
    for (const operation of Object.values<Operation>(operations)) {
      const codes = codesAt(described(operation)!);
      const expected: ProblemCode[] = [
        'invalid-input',
        'cross-site-request',
        'mixed-credentials',
        'quota-exceeded',
        'unexpected',
        ...operation.problems,
      ];
      if (operation.audience !== 'public') expected.push('unauthenticated');
      if (operation.right) expected.push('right-missing');
      if (operation.scope) expected.push('scope-missing');
      if (operation.ifMatch) expected.push('precondition-required');
      if (operation.idempotent)
        expected.push('idempotency-key-missing', 'idempotency-key-reused', 'idempotency-in-progress');
      if (operation.method !== 'GET')
        expected.push('malformed-body', 'body-too-large', 'unsupported-media-type');
      for (const code of expected) assert.ok(codes.includes(code), `${operation.name}: ${code}`);
    }
    assert.deepEqual(
      document.components.schemas['Problem']?.properties?.['code']?.enum,
      Object.keys(problemStatus),
    );
  });

  it('puts each problem under its status', () => {
    for (const path of Object.values(document.paths))
      for (const { responses } of Object.values(path))
        for (const [status, { content }] of Object.entries(responses))
          for (const code of content?.['application/problem+json']?.schema.allOf?.[1].properties.code.enum ??
            [])
            assert.equal(problemStatus[code as ProblemCode], Number(status), code);
  });

  it('says where each part of the input travels', () => {
    const label = described(operations.labelService)!;
    const list = described(operations.listServices)!;
    const where = ({ parameters }: Described) =>
      Object.fromEntries(parameters.map((it) => [it.name, `${it.in}${it.required ? '!' : ''}`]));

    assert.deepEqual(where(label), { id: 'path!', 'O2-Client': 'header!', 'If-Match': 'header!' });
    assert.deepEqual(document.components.schemas['LabelServiceBody']?.required, ['label']);
    assert.partialDeepStrictEqual(where(list), {
      kind: 'query',
      limit: 'query',
      sort: 'query',
      'If-None-Match': 'header',
    });
    assert.partialDeepStrictEqual(
      list.parameters.find(({ name }) => name === 'kind'),
      { explode: false, schema: { type: 'array' } },
    );
    for (const option of document.components.schemas['SetAutoRenewBody']?.anyOf ?? [])
      assert.ok(!('id' in (option as { properties: object }).properties));
    assert.deepEqual(described(operations.signIn)?.security, []);
    assert.equal(described(operations.listServices)?.security, undefined);
  });

  it('passes a public linter without an error or a warning', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'o2-openapi-'));
    const file = join(folder, 'openapi.json');
    writeFileSync(file, JSON.stringify(document));
    const args = ['lint', file, '--config', 'test/architecture/redocly.yaml', '--format', 'json'];
    const { code, output } = await run('node_modules/.bin/redocly', args);
    rmSync(folder, { recursive: true });

    const { totals, problems } = JSON.parse(output.slice(output.indexOf('{'))) as {
      totals: object;
      problems: unknown[];
    };
    assert.deepEqual(
      { code, totals },
      { code: 0, totals: { errors: 0, warnings: 0, ignored: 0 } },
      JSON.stringify(problems.slice(0, 5), null, 1),
    );
  });
});

function run(command: string, args: readonly string[]): Promise<{ code: number; output: string }> {
  const env = {
    ...process.env,
    REDOCLY_TELEMETRY: 'off',
    REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
    CI: 'true',
  };
  return new Promise((done) =>
    execFile(command, args, { env, maxBuffer: 50_000_000 }, (error, output) =>
      done({ code: error ? Number(error.code ?? 1) : 0, output }),
    ),
  );
}
