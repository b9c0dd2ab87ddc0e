import type { Knowledge } from '../../knowledge/knowledge.js';
import { bare } from '../../language/fold.js';
import type { FormOf } from '../../model/question.js';
import type { ReadName, ReadPassage, ReadSection, ReadUnit } from '../../query/rows.js';
import { sizeFit } from './fit.js';
import { type Item, toItem } from './listedItems.js';
import { type FoundSentence, flag, type Proposed, type ReadingTask } from './task.js';

/** A measure says in so many places who is responsible. */
const MOST_STATEMENTS = 3;

/** Who is responsible, or assists, by the first passage at or behind a sentence that says so, within its measure. */
export function proposeUnits(task: ReadingTask, sentence: FoundSentence): Proposed[] {
  const { form, cover, knowledge } = task;
  const found =
    form.role === 'assisting' ? readAssisting(sentence, knowledge) : readUnits(form, sentence, knowledge);
  if (!found) return [];
  const { items, evidence, isHere, isOne } = found;
  return [
    {
      kind: 'names',
      reading: { items, boolean: null, evidence, coverage: sentence.coverage },
      features: {
        units: 1,
        'units want': flag(form.want === 'units'),
        'units in sentence': flag(isHere),
        'units in heading': flag(isOne),
        'units heading': cover([[sentence.section.heading, 1]]),
        'units role': flag(form.role !== 'any'),
        'list size fits': sizeFit(form, items.length),
      },
    },
  ];
}

interface FoundUnits {
  readonly items: readonly Item[];
  readonly evidence: readonly ReadPassage[];
  readonly isHere: boolean;
  readonly isOne: boolean;
}

function readUnits(
  form: FormOf<'reading'>,
  { section, passage, at }: FoundSentence,
  { relations }: Knowledge,
): FoundUnits | null {
  const unit = relations.dutyOpens.pattern.test(passage.text) ? unitInHeading(section) : null;
  if (unit) return { items: [itemOf(unit)], evidence: [unit.passage, passage], isHere: true, isOne: true };
  const next = section.passages.slice(at).find(({ id }) => section.units.some((one) => one.passage === id));
  if (!next || (next.id !== passage.id && isListOfDuties(section))) return null;
  const all = section.units.filter((one) => one.passage === next.id);
  const leading = all.filter(({ leads }) => leads);
  const units = form.role === 'leading' && leading.length > 0 ? leading : all;
  const isHere = passage.id === next.id;
  return { items: units.map(itemOf), evidence: isHere ? [next] : [next, passage], isHere, isOne: false };
}

/** A section of duties is headed by the unit that has them: 21.市农委：. */
function unitInHeading({ heading, passages }: ReadSection): (ReadName & { passage: ReadPassage }) | null {
  const passage = passages.find(({ kind }) => kind === 'heading');
  const name = passage?.names.find(
    ({ type, text }) => type === 'Institution' && bare(text) === bare(heading),
  );
  return passage && name ? { ...name, passage } : null;
}

/** In a list of duties each unit has its own line, and none answers for another one's. */
const isListOfDuties = ({ units }: ReadSection) =>
  new Set(units.map(({ passage }) => passage)).size > MOST_STATEMENTS;

/** Who assists those who lead, by the words that say so: 配合单位：…. These units are not responsible. */
function readAssisting(
  { section, at, passage: own }: FoundSentence,
  { questions }: Knowledge,
): FoundUnits | null {
  for (const passage of section.passages.slice(at)) {
    const from = passage.text.search(questions.assists.pattern);
    if (from < 0) continue;
    const named = passage.names.filter(
      ({ type, text }) => type === 'Institution' && passage.text.indexOf(text, from) >= 0,
    );
    if (named.length > 0)
      return { items: named.map(itemOf), evidence: [passage], isHere: passage.id === own.id, isOne: false };
  }
  return null;
}

const itemOf = (unit: Pick<ReadUnit, 'name' | 'aliases' | 'nameEn'>): Item => toItem(unit, 'Institution');
