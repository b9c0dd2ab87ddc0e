import { Command } from 'commander';
import { makeGraphReader } from '../src/ingest/ingest.js';
import { loadFile } from '../src/ingest/load/load.js';
import { openTagger } from '../src/ingest/recognise/tagger/tagger.js';
import { loadKnowledge } from '../src/knowledge/load.js';
import { openDictionary } from '../src/language/dictionary.js';
import { spell } from '../src/language/pinyin.js';
import { cutWords } from '../src/language/words.js';
import type { Entity } from '../src/model/entity.js';

const program = new Command('npm run eval:english --')
  .description(
    'count English names that hold the pinyin of a common word: a word of the dictionary that is no name of a place, a person or a thing',
  )
  .argument('<file...>', 'files to read')
  .option('--show <count>', 'list so many of them', Number, 20)
  .addHelpText('after', '\nExample:\n  $ npm run eval:english -- seeds/*.txt\n')
  .parse();

const dictionary = openDictionary();
/** Jieba's tags of places, persons, organisations and other names. */
const NAMES = /^n[rstz]/;
/** The pinyin of shorter words stands in English words too. */
const SHORTEST = 5;

/** The common words of a name whose pinyin stands in its English. */
function rawPinyin({ name, nameEn }: Entity): string[] {
  const english = (nameEn ?? '').toLowerCase();
  return cutWords(name)
    .filter(({ text, tag }) => text.length > 1 && !NAMES.test(tag))
    .map(({ text }) => text)
    .filter((word) => dictionary.has(word) && !dictionary.isOwnName(word))
    .filter((word) => spell(word).length >= SHORTEST && english.includes(spell(word)));
}

const reader = makeGraphReader(loadKnowledge(), await openTagger());
const entities = new Map<string, Entity>();
for (const file of program.args)
  for (const entity of (await reader.read(await loadFile(file))).entities)
    if (entity.type !== 'Plan') entities.set(entity.id, entity);
const all = [...entities.values()];
const english = all.filter(({ nameEn }) => nameEn !== null);
const raw = english.filter((entity) => rawPinyin(entity).length > 0);
const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;
console.log(`${all.length} names, ${english.length} in English (${percent(english.length, all.length)})`);
console.log(`with raw pinyin: ${raw.length} (${percent(raw.length, english.length)})`);
for (const entity of raw.slice(0, program.opts<{ show: number }>().show))
  console.log(`  ${entity.type} ${entity.name} | ${entity.nameEn} | ${rawPinyin(entity).join(' ')}`);
