/** The one-way order of the stations (ARCHITECTURE.md): what each folder of src/ may import. */
const mayImport = {
  model: [],
  knowledge: ['model'],
  language: ['model', 'knowledge'],
  telemetry: [],
  store: ['model', 'telemetry'],
  inference: ['model'],
  ingest: ['model', 'knowledge', 'language', 'inference'],
  ask: ['model', 'knowledge', 'language', 'inference', 'query'],
  query: ['model', 'knowledge', 'language'],
  api: ['ask', 'store', 'model', 'query', 'telemetry'],
  explorer: [],
};

const stations = Object.entries(mayImport).map(([station, allowed]) => ({
  name: `${station}-imports-only-${allowed.join('-') || 'itself'}`,
  severity: 'error',
  from: { path: `^src/${station}/`, pathNot: '^src/(ingest/write/|ingest/ingest\\.ts|ask/ask\\.ts)' },
  to: { path: '^src/', pathNot: `^src/(${[station, ...allowed].join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...stations,
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'only-the-store-uses-the-driver',
      severity: 'error',
      from: { pathNot: '^src/store/' },
      to: { path: 'node_modules/neo4j-driver' },
    },
    {
      name: 'a-station-of-ingest-knows-no-other',
      severity: 'error',
      from: { path: '^src/ingest/(load|clean|split|recognise|extract|link|write)/' },
      to: {
        path: '^src/ingest/(load|clean|split|recognise|extract|link|write)/',
        pathNot: '^src/ingest/$1/',
      },
    },
    { name: 'no-orphans', severity: 'error', from: { orphan: true, pathNot: '\\.d\\.ts$' }, to: {} },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js'],
      conditionNames: ['import', 'types', 'node'],
    },
  },
};
