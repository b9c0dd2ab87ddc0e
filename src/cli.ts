#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError } from 'commander';
import { type Configuration, readConfiguration, readingLimits } from './cli/config.js';
import type { Finding } from './cli/doctor.js';
import type { FileLosses } from './cli/lossReport.js';
import type { Say } from './cli/openStore.js';
import { Problem } from './model/problem.js';

const packageFile = fileURLToPath(new URL('../package.json', import.meta.url));
const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string };

/** Words to the user go to standard error: standard output is for results. */
const say: Say = (line, done = true) => {
  const over = !done && process.stderr.isTTY;
  process.stderr.write(over ? `\r${line}` : `${line}\n`);
};

const program = new Command('plangraph')
  .description(
    'Reads Chinese policy plans into a Neo4j graph and answers questions across them, always with the sentence that says so.',
  )
  .version(version)
  .option('--port <number>', 'port of the API, in place of PORT')
  .option('--home <folder>', 'folder of the embedded server, in place of PLANGRAPH_HOME')
  .configureHelp({ showGlobalOptions: true })
  .showHelpAfterError('(plangraph --help lists the commands)')
  .addHelpText(
    'after',
    '\nExamples:\n  $ plangraph start\n  $ plangraph ask "which plans target Zhongyuan Science City"\n  $ plangraph extract seeds/*.txt > records.jsonl\n',
  );

program
  .command('start')
  .description('start the store, read the seeds, serve the GraphQL API')
  .addHelpText(
    'after',
    '\nExamples:\n  $ plangraph start\n  $ PLANGRAPH_SEEDS=plans plangraph start --port 8080\n  $ NEO4J_URI=neo4j://localhost:7687 NEO4J_PASSWORD=… plangraph start\n',
  )
  .action(async () => {
    const configuration = configure();
    const { preflight } = await import('./cli/preflight.js');
    await preflight(configuration);
    const { start } = await import('./cli/start.js');
    await start(configuration, say);
  });

program
  .command('ingest')
  .description('read files or folders into the graph')
  .argument('<path...>', 'files, or folders that are read with all below them')
  .option('-f, --force', 'read files again that are stored unchanged')
  .option('--text-column <name>', 'read each row of an export (CSV, JSON) as a text, from this column')
  .option('--report <file>', 'write what reading left out of each file (JSON lines)')
  .addHelpText(
    'after',
    '\nExamples:\n  $ plangraph ingest plans/\n  $ plangraph ingest --force seeds/001_67b119f38a3a1a41.txt\n  $ plangraph ingest --text-column 正文 export.csv\n',
  )
  .action(async (paths: string[], options: { force?: boolean; textColumn?: string; report?: string }) => {
    const [{ openStore }, { ingestWithProgress }, { listFiles }] = await Promise.all([
      import('./cli/openStore.js'),
      import('./cli/start.js'),
      import('./ingest/load/load.js'),
    ]);
    await listFiles(paths, options.textColumn !== undefined);
    const { reader } = await loadReading({ hasVectors: true });
    try {
      const { store, close } = await openStore(configure(), say);
      try {
        await ingestWithProgress(store, reader, paths, { ...options, say });
      } finally {
        await close();
      }
    } finally {
      reader.close();
    }
  });

program
  .command('ask')
  .description('answer a question in Chinese or English')
  .argument('<question>')
  .option('--json', 'print the whole answer as JSON')
  .addHelpText(
    'after',
    '\nExamples:\n  $ plangraph ask "哪些规划涉及中原科技城的建设?"\n  $ plangraph ask --json "which plans target Longhu Financial Island"\n',
  )
  .action(async (question: string, options: { json?: boolean }) => {
    const { askQuestion } = await import('./cli/askQuestion.js');
    await askQuestion(question, configure(), say, (answer) => {
      const lines = answer.evidence.map(
        ({ file, line, text, plan }) => `  ${file}:${line} 《${plan.title}》 ${text}`,
      );
      process.stdout.write(
        options.json ? `${JSON.stringify(answer, null, 2)}\n` : `${[answer.text, ...lines].join('\n')}\n`,
      );
      if (answer.status === 'NOT_UNDERSTOOD') process.exitCode = 1;
    });
  });

program
  .command('list')
  .description('list the documents of the graph')
  .addHelpText('after', '\nExample:\n  $ plangraph list\n')
  .action(async () => {
    const [{ openStore }, { formatDocuments, listDocuments }] = await Promise.all([
      import('./cli/openStore.js'),
      import('./cli/documents.js'),
    ]);
    const { store, close } = await openStore(configure(), say, { isBrief: true });
    try {
      process.stdout.write(`${formatDocuments(await listDocuments(store))}\n`);
    } finally {
      await close();
    }
  });

program
  .command('remove')
  .description('take documents out of the graph with all that they alone support')
  .argument(
    '<document...>',
    'names of files, or the beginning of their SHA-256, as plangraph list shows them',
  )
  .addHelpText(
    'after',
    '\nExamples:\n  $ plangraph remove 001_67b119f38a3a1a41.txt\n  $ plangraph remove 67b119f38a3a\n\nFiles that lie in the folder of seeds are read again at the next start.\n',
  )
  .action(async (wanted: string[]) => {
    const [{ openStore }, { removeDocuments }] = await Promise.all([
      import('./cli/openStore.js'),
      import('./cli/documents.js'),
    ]);
    const configuration = configure();
    const { store, close } = await openStore(configuration, say);
    try {
      const removed = await removeDocuments(store, wanted, configuration.PLANGRAPH_HOME);
      for (const { name, plans } of removed) say(`Removed ${name} (${plans} plans).`);
    } finally {
      await close();
    }
  });

program
  .command('export')
  .description(
    'print the graph as JSON lines: plans, entities, indicators, targets, relations with their evidence',
  )
  .addHelpText(
    'after',
    `
A line is one record, told by its field "record": plan, entity, indicator, target or relation. Relations and targets carry every
sentence that states them, with file and line; ids lead from one record to another. extract prints the same of files, without a graph.

Examples:
  $ plangraph export > graph.jsonl
  $ plangraph export | grep '"predicate":"DEVELOPS"'
  $ plangraph export | jq -r 'select(.record == "target") | [.indicator.name, .value, .unit] | @csv'
`,
  )
  .action(async () => {
    const [{ openStore }, { exportGraph }, { loadKnowledge }] = await Promise.all([
      import('./cli/openStore.js'),
      import('./cli/exportGraph.js'),
      import('./knowledge/load.js'),
    ]);
    const { ontology } = loadKnowledge();
    const { store, close } = await openStore(configure(), say, { isBrief: true });
    try {
      for await (const records of exportGraph(store, ontology)) printRecords(records);
    } finally {
      await close();
    }
  });

program
  .command('extract')
  .description('print what files say as JSON lines, without a database')
  .argument('<file...>', 'files or folders')
  .option('--rejected', 'print what looked like a name and was not taken for one, with reasons and counts')
  .option(
    '--mentions <file>',
    'take the mention records of this file (JSON lines with file, type, text, canonical, line) for the names',
  )
  .option('--text-column <name>', 'read each row of an export (CSV, JSON) as a text, from this column')
  .option('--report <file>', 'write what reading left out of each file (JSON lines)')
  .addHelpText(
    'after',
    '\nExamples:\n  $ plangraph extract seeds/*.txt > records.jsonl\n  $ plangraph extract plan.txt | grep \'"record":"target"\'\n  $ plangraph extract --rejected plan.txt | head\n  $ plangraph extract --text-column 正文 export.csv\n  $ plangraph extract --report left-out.jsonl plans/ > records.jsonl\n  $ plangraph extract --mentions checked.jsonl plan.txt\n',
  )
  .action(async (paths: string[], options: ExtractOptions) => {
    const { listRecords, listRejected } = await import('./ingest/records.js');
    const { describeLosses, writeLossReport } = await import('./cli/lossReport.js');
    const { readFiles, reader } = await loadReading(options);
    const left: FileLosses[] = [];
    for await (const graph of readFiles(reader, paths, say, options.textColumn)) {
      printRecords(options.rejected ? listRejected(graph) : listRecords(graph));
      const { name: file, losses } = graph.document;
      if (losses.length > 0) say(`· ${file}: left out ${describeLosses(losses)}`);
      left.push({ file, losses });
    }
    if (options.report) await writeLossReport(options.report, left);
  });

interface ExtractOptions {
  readonly rejected?: boolean;
  readonly mentions?: string;
  readonly textColumn?: string;
  readonly report?: string;
}

program
  .command('passages')
  .description('print the sentences and rows of files as JSON lines, as they stand before names are found')
  .argument('<file...>', 'files or folders')
  .addHelpText(
    'after',
    '\nExamples:\n  $ plangraph passages seeds/*.txt > passages.jsonl\n  $ plangraph passages plan.pdf | grep \'"kind":"row"\'\n',
  )
  .action(async (paths: string[]) => {
    const [{ listPassages }, { makeClosedFinder }, { knowledge, outline }] = await Promise.all([
      import('./cli/passages.js'),
      import('./ingest/recognise/closed.js'),
      loadOutlining(),
    ]);
    const findClosed = makeClosedFinder(knowledge);
    for await (const outlined of outline(paths)) printRecords(listPassages(outlined, findClosed));
  });

program
  .command('numbers')
  .description(
    'print the numbers of files of which a model decides whether they are targets as JSON lines, with what it sees of them',
  )
  .argument('<file...>', 'files or folders')
  .addHelpText(
    'after',
    '\nExamples:\n  $ plangraph numbers plan.txt | grep 亿元\n  $ plangraph numbers seeds/*.txt > numbers.jsonl\n',
  )
  .action(async (paths: string[]) => {
    const [{ listNumbers }, { knowledge, outline }] = await Promise.all([
      import('./cli/numbers.js'),
      loadOutlining(),
    ]);
    for await (const outlined of outline(paths)) printRecords(listNumbers(outlined, knowledge));
  });

program
  .command('pairs')
  .description(
    'print the pairs of names whose relationship a model decides as JSON lines, with what it sees of them',
  )
  .argument('<file...>', 'files or folders')
  .option(
    '--mentions <file>',
    'take the mention records of this file (JSON lines with file, type, text, canonical, line) for the names',
  )
  .addHelpText(
    'after',
    '\nExamples:\n  $ plangraph pairs plan.txt | grep DEVELOPS\n  $ plangraph pairs --mentions checked.jsonl plans/ > pairs.jsonl\n',
  )
  .action(async (paths: string[], options: { mentions?: string }) => {
    const { listPairs } = await import('./cli/pairs.js');
    const { readFiles, reader, loadKnowledge } = await loadReading(options);
    const knowledge = loadKnowledge();
    for await (const graph of readFiles(reader, paths, say)) printRecords(listPairs(graph, knowledge));
  });

program
  .command('explain')
  .description('say what a name stands for, and why each writing was merged into it')
  .argument('<name>', 'in Chinese or English, in full or in short')
  .argument('[file...]', 'files or folders; by default the seeds')
  .addHelpText(
    'after',
    '\nExamples:\n  $ plangraph explain 航空港区\n  $ plangraph explain 高新区 plans/xiamen.txt\n',
  )
  .action(async (name: string, paths: string[]) => {
    const { explainName, formatExplanation } = await import('./cli/explain.js');
    const { readAll, reader } = await loadReading();
    const graphs = await readAll(reader, orSeeds(paths), say);
    const found = explainName(name, graphs);
    if (found.length === 0) {
      say(
        `Nothing that was read is called ${name}. Try a part of it with: plangraph extract --rejected FILE`,
      );
      process.exitCode = 1;
      return;
    }
    process.stdout.write(`${found.map(formatExplanation).join('\n\n')}\n`);
    say('\nTo take a writing for another thing, enter it in graph/lexicon/apart.yaml.');
  });

program
  .command('lexicon')
  .description('look after the lexicons of graph/')
  .command('check')
  .description('find duplicates, conflicts, and entries that nothing uses')
  .argument('[file...]', 'files or folders that show what is used; by default the seeds')
  .option('--unused', 'list the entries that nothing uses')
  .addHelpText(
    'after',
    '\nExamples:\n  $ plangraph lexicon check\n  $ plangraph lexicon check --unused plans/ | less\n',
  )
  .action(async (paths: string[], options: { unused?: boolean }) => {
    const { checkLexicon, formatLexiconReport } = await import('./cli/lexiconCheck.js');
    const { readAll, reader, loadKnowledge } = await loadReading();
    const knowledge = loadKnowledge();
    const graphs = await readAll(reader, orSeeds(paths), say);
    const report = checkLexicon(knowledge, graphs);
    process.stdout.write(`${formatLexiconReport(report, options.unused)}\n`);
    if (report.duplicates.length > 0 || report.conflicts.length > 0) process.exitCode = 1;
  });

program
  .command('review')
  .description('look after what the program decided')
  .command('merges')
  .description('list the names that a model took, or nearly took, for fuller ones, the least certain first')
  .argument('[file...]', 'files or folders; by default the seeds')
  .option('--first <count>', 'how many to list', readCount, 20)
  .addHelpText(
    'after',
    '\nEach line says how likely the two are one thing, with sentences. To undo a merge, enter it in\ngraph/lexicon/apart.yaml; to force one, in graph/lexicon/together.yaml.\n\nExamples:\n  $ plangraph review merges\n  $ plangraph review merges --first 100 plans/ | less\n',
  )
  .action(async (paths: string[], options: { first: number }) => {
    const { formatMerge, listMerges } = await import('./cli/reviewMerges.js');
    const { readAll, reader } = await loadReading();
    const merges = listMerges(await readAll(reader, orSeeds(paths), say));
    for (const merge of merges.slice(0, options.first)) process.stdout.write(`${formatMerge(merge)}\n`);
    say(
      merges.length === 0
        ? 'No name in these files may stand for a fuller one.'
        : `\n${merges.length} in all. To undo one, enter it in graph/lexicon/apart.yaml; to force one, in graph/lexicon/together.yaml.`,
    );
  });

program
  .command('check')
  .description('check that the graph is consistent and says what its sources say')
  .addHelpText(
    'after',
    '\nExits with 1 where something is wrong: an edge without evidence, an id that leads nowhere, a wrong count, something that no document says, a passage that is not in its source.\n\nExamples:\n  $ plangraph check\n  $ NEO4J_URI=neo4j://localhost:7687 NEO4J_PASSWORD=… plangraph check\n',
  )
  .action(async () => {
    const [{ auditGraph }, { openStore }, { loadKnowledge }] = await Promise.all([
      import('./cli/audit.js'),
      import('./cli/openStore.js'),
      import('./knowledge/load.js'),
    ]);
    const open = await openStore(configure(), say);
    try {
      for await (const finding of auditGraph(open.store, loadKnowledge())) printFinding(finding);
    } finally {
      await open.close();
    }
  });

program
  .command('checksum')
  .description('print the checksum of all that the graph holds')
  .addHelpText(
    'after',
    '\nThe same files, read by the same version of the program, give the same checksum: in any order, by any number of machines, after a crash, out of a backup.\n\nExample:\n  $ plangraph checksum\n',
  )
  .action(async () => {
    const [{ checksumGraph }, { openStore }] = await Promise.all([
      import('./cli/checksum.js'),
      import('./cli/openStore.js'),
    ]);
    const open = await openStore(configure(), say);
    try {
      const { digest, nodes, relationships } = await checksumGraph(open.store);
      process.stdout.write(`${digest}\n`);
      say(`${nodes} nodes, ${relationships} relationships`);
    } finally {
      await open.close();
    }
  });

program
  .command('backup')
  .description('write all that the embedded Neo4j stores to a file')
  .argument('<file>', 'a new file')
  .addHelpText(
    'after',
    '\nNothing else may use the store meanwhile: stop plangraph start first. Uploaded documents lie as files in the folder uploads of the home; keep them too.\n\nExample:\n  $ plangraph backup graph.dump\n',
  )
  .action(async (file: string) => {
    const { backUp } = await import('./cli/backup.js');
    await backUp(file, configure(), say);
  });

program
  .command('restore')
  .description('put a backup in the place of what the embedded Neo4j stores')
  .argument('<file>', 'what backup wrote')
  .option('-f, --force', 'also where there is a graph, which is lost')
  .addHelpText(
    'after',
    '\nA backup that cannot be read changes nothing. plangraph checksum prints the same as before the backup.\n\nExamples:\n  $ plangraph restore graph.dump\n  $ plangraph --home other restore graph.dump\n',
  )
  .action(async (file: string, { force = false }: { force?: boolean }) => {
    const { restore } = await import('./cli/backup.js');
    await restore(file, force, configure(), say);
  });

program
  .command('doctor')
  .description('check what the program needs and say what to do')
  .addHelpText('after', '\nExample:\n  $ plangraph doctor\n')
  .action(async () => {
    const { diagnose } = await import('./cli/doctor.js');
    for await (const finding of diagnose(environment())) printFinding(finding);
  });

/** Prints a line for what was checked; the command exits with 1 where something is bad. */
function printFinding({ what, state, message }: Finding): void {
  process.stdout.write(`${{ ok: '✓', note: '·', bad: '✗' }[state]} ${what.padEnd(14)} ${message}\n`);
  if (state === 'bad') process.exitCode = 1;
}

/** The environment with what options say in its place. */
function environment(): NodeJS.ProcessEnv {
  const { port, home } = program.opts<{ port?: string; home?: string }>();
  return { ...process.env, ...(port ? { PORT: port } : {}), ...(home ? { PLANGRAPH_HOME: home } : {}) };
}

/** @throws Problem CONFIGURATION_INVALID */
function configure(): Configuration {
  return readConfiguration(environment());
}

function printRecords(records: Iterable<Record<string, unknown>>): void {
  let lines = '';
  for (const record of records) lines += `${JSON.stringify(record)}\n`;
  process.stdout.write(lines);
}

/** What reading plans needs; loaded when a command reads. `mentions` is a file with names to take for those that would be found. */
async function loadReading({
  mentions,
  hasVectors = false,
}: {
  mentions?: string | undefined;
  hasVectors?: boolean;
} = {}) {
  const [{ openFileReader }, reading, { loadKnowledge }] = await Promise.all([
    import('./cli/reading/fileReader.js'),
    import('./cli/readFiles.js'),
    import('./knowledge/load.js'),
  ]);
  const reader = await openFileReader({ limits: readingLimits(configure()), mentions, hasVectors, say });
  return { reader, loadKnowledge, ...reading };
}

/** What commands need that show files as they stand before names are found, in this process: the knowledge, and each file taken apart. */
async function loadOutlining() {
  const [{ readFiles }, { makeOutlineReader }, { loadKnowledge }, { loadFile }] = await Promise.all([
    import('./cli/readFiles.js'),
    import('./ingest/ingest.js'),
    import('./knowledge/load.js'),
    import('./ingest/load/load.js'),
  ]);
  const knowledge = loadKnowledge();
  const readOutline = makeOutlineReader(knowledge);
  const read = async (path: string) => readOutline(await loadFile(path));
  return { knowledge, outline: (paths: readonly string[]) => readFiles({ read }, paths, say) };
}

function orSeeds(paths: readonly string[]): readonly string[] {
  return paths.length > 0 ? paths : [configure().PLANGRAPH_SEEDS];
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  say(error.toLine());
  process.exitCode = 1;
}

function readCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('Give a whole number from 1 on.');
  return count;
}
