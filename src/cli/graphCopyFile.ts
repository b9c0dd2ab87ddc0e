import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Learned, learnGraph } from '../ask/learned.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { type GraphCopy, graphCopySchema } from '../model/graphCopy.js';
import { writeWhole } from '../store/embedded/settings.js';

const fileOf = (home: string) => join(home, 'graph-copy.json');

/** What is learned from the copy of the graph that an earlier question left in a home; null where there is none that can be read. */
export function learnFromCopy(home: string, knowledge: Knowledge): Learned | null {
  try {
    return learnGraph(graphCopySchema.parse(JSON.parse(readFileSync(fileOf(home), 'utf8'))), knowledge);
  } catch {
    // It is read from the graph instead.
    return null;
  }
}

/** Leaves a copy of the graph in a home, for the owner of it alone; where there is no room for it, none. */
export function writeGraphCopy(home: string, copy: GraphCopy): void {
  try {
    writeWhole(fileOf(home), JSON.stringify(copy));
  } catch {
    // The question is answered without it, and so is the next one.
  }
}

/** Takes the copy of the graph out of a home: it holds the sentences of documents that are to be there no longer. */
export function removeGraphCopy(home: string): void {
  rmSync(fileOf(home), { force: true });
}
