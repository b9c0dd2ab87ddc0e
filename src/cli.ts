#!/usr/bin/env node
import { listRecords } from './ingest/records.js';
import { makeGraphReader } from './ingest/ingest.js';
import { listFiles, loadFile } from './ingest/load/load.js';
import { loadKnowledge } from './knowledge/load.js';
const read = makeGraphReader(loadKnowledge());
for (const path of await listFiles(process.argv.slice(3))) {
  for (const r of listRecords(read(await loadFile(path)))) process.stdout.write(JSON.stringify(r) + '\n');
}
