// Who may import whom. One line a rule; `$1` and `$2` refer back to the importing file's path.
// Each rule is broken on purpose by a file under bad/, and rules.test.ts expects every name to fire.
const shared = {
  components: 'build|contract|session|kit|loader|dist|operations',
  bff: 'http|access|ports|adapters|storage|flows|jobs|pages|operations',
};
const componentsRoom = `^components/(?!(?:${shared.components})/)[^/]+/`;
const bffRoom = `^bff/(?!(?:${shared.bff})/)[^/]+/`;
const anyRoom = `^(components|bff)/(?!(?:${shared.components}|${shared.bff})/)([^/]+)/`;
const configuration = ['^components/vite\\.config\\.ts$', '^components/build/'];
const contractOfRooms =
  '^components/contract/(?!(?:access|batch|domain-name|operation|api|problem|shapes)\\.ts$)';
const runtimeOnly = 'better-sqlite3|pg|nodemailer|pino|stripe|pdfkit|@node-rs/argon2|@hono/node-server';
const touchesTheMachine = ['^bff/main\\.ts$', '^bff/adapters/', '^bff/storage/node-[a-z-]+\\.ts$'];

const rule = (name, from, to) => ({ name, severity: 'error', from, to });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    rule('no-cycles', {}, { circular: true }),
    rule('no-missing-module', {}, { couldNotResolve: true, pathNot: '^virtual:' }),
    rule(
      'no-undeclared-package',
      { path: '^(components|bff)/', pathNot: configuration },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'npm-optional'] },
    ),
    rule('only-tests-know-tests', { path: '^(components|bff|demo|stories)/' }, { path: '^test/' }),

    rule(
      'contract-stands-alone',
      { path: '^components/contract/' },
      { pathNot: ['^components/contract/', 'node_modules/valibot/'] },
    ),
    rule(
      'kit-knows-no-room',
      { path: '^components/kit/' },
      { path: ['^components/(?!kit/|contract/)', contractOfRooms] },
    ),
    rule('session-knows-no-room', { path: '^components/session/' }, { path: componentsRoom }),
    rule('loader-stands-alone', { path: '^components/loader/' }, { pathNot: '^components/loader/' }),
    rule(
      'components-know-no-server',
      { path: '^components/', pathNot: configuration },
      { path: '^(bff|demo|stories)/' },
    ),
    rule(
      'components-know-no-node',
      { path: '^components/', pathNot: configuration },
      { dependencyTypes: ['core'] },
    ),
    // The whole space in one tag shows every room: what loads and shows its places alone knows them.
    rule(
      'rooms-keep-to-themselves',
      { path: anyRoom, pathNot: '^components/space/(place-views|[a-z]+-place)\\.ts$' },
      { path: anyRoom, pathNot: '^$1/$2/' },
    ),

    rule(
      'bff-sees-only-the-contract',
      { path: '^bff/' },
      { path: '^(components/(?!contract/)|demo/|stories/)' },
    ),
    rule('bff-runs-in-a-page', { path: '^bff/', pathNot: touchesTheMachine }, { dependencyTypes: ['core'] }),
    rule(
      'machine-packages-stay-outside',
      { path: '^bff/', pathNot: touchesTheMachine },
      { path: `node_modules/(${runtimeOnly})/` },
    ),
    rule(
      'sql-stays-in-storage',
      { path: '^bff/', pathNot: ['[/-](storage|table)\\.ts$', '^bff/storage/', '^bff/(deps|main)\\.ts$'] },
      { path: 'node_modules/kysely/' },
    ),
    rule(
      'http-stays-in-routes',
      { path: '^bff/', pathNot: ['/routes\\.ts$', '^bff/(http|pages|adapters)/', '^bff/(app|main)\\.ts$'] },
      { path: 'node_modules/(hono|@hono)/' },
    ),
    rule(
      'only-main-picks-adapters',
      { path: '^bff/', pathNot: ['^bff/adapters/', '^bff/main\\.ts$'] },
      { path: '^bff/adapters/' },
    ),
    rule('ports-are-bare', { path: '^bff/ports/' }, { pathNot: ['^bff/ports/', '^components/contract/'] }),
    rule(
      'storage-knows-no-domain',
      { path: `${bffRoom}.*storage\\.ts$` },
      { path: ['/(domain|routes)\\.ts$', '^bff/(http|flows|jobs|pages)/'] },
    ),
    rule(
      'domain-knows-no-routes',
      { path: `${bffRoom}.*domain\\.ts$` },
      { path: ['/routes\\.ts$', '^bff/(http|pages|flows|jobs)/'] },
    ),
    rule(
      'routes-leave-storage-alone',
      { path: `${bffRoom}.*routes\\.ts$` },
      { path: ['[/-](storage|table)\\.ts$', '^bff/storage/'] },
    ),
    rule(
      'flows-speak-to-domains',
      { path: '^bff/(flows|jobs)/' },
      { path: ['/routes\\.ts$', '^bff/(http|pages)/', `${bffRoom}.*(storage|table)\\.ts$`] },
    ),

    rule(
      'demo-and-stories-use-the-front-door',
      { path: '^(demo|stories)/' },
      {
        path: '^components/',
        pathNot: [
          '^components/(index|define)\\.ts$',
          '^components/build/custom-elements\\.ts$',
          '^components/[^/]+/define\\.ts$',
          '^components/[^/]+/o2-[a-z-]+\\.ts$',
          '^components/contract/',
          '^components/dist/',
          ...configuration,
        ],
      },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^(components/|stories/)?dist/', '^test/architecture/bad/', '^test/package/portals/'] },
    tsPreCompilationDeps: true,
    detectJSDocImports: false,
    moduleSystems: ['es6', 'tsd'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.d.ts'],
    },
    combinedDependencies: false,
  },
};
