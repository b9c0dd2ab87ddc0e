import type { Knowledge } from '../../knowledge/knowledge.js';
import { bare } from '../../language/fold.js';
import type { FormOf } from '../../model/question.js';
import type { Coverage } from './coverage.js';
import { type Item, toItem } from './lists.js';
import type { ReadName, ReadPassage, ReadSection, ReadUnit } from './section.js';
import type { Reading, Sentence } from './sentence.js';

/** Units are responsible for what the heading says. */
const FOR_MEASURE = 0.2;
/** A measure says in so many places who is responsible. */
const MOST_STATEMENTS = 3;

/** Who is responsible by the first passage at or behind the best one that says so, within its measure. */
export function readUnits(
  form: FormOf<'reading'>,
  good: readonly Sentence[],
  cover: Coverage,
): Reading | null {
  const rank = ({ section, coverage }: Sentence) => coverage + FOR_MEASURE * cover([[section.heading, 1]]);
  const measures = [...good].sort((a, b) => rank(b) - rank(a));
  for (const { section, passage, at, coverage } of measures) {
    const unit = passage.text.startsWith(DUTY) ? unitInHeading(section) : null;
    if (unit)
      return {
        items: [itemOf(unit)],
        boolean: null,
        evidence: [unit.passage, passage],
        coverage,
      };
    const next = section.passages
      .slice(at)
      .find(({ id }) => section.units.some((unit) => unit.passage === id));
    if (!next || (next.id !== passage.id && isListOfDuties(section))) continue;
    const all = section.units.filter((unit) => unit.passage === next.id);
    const leading = all.filter(({ leads }) => leads);
    const units = form.role === 'leading' && leading.length > 0 ? leading : all;
    return {
      items: units.map(itemOf),
      boolean: null,
      evidence: passage.id === next.id ? [next] : [next, passage],
      coverage,
    };
  }
  return null;
}

const DUTY = '负责';

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
export function readAssisting(good: readonly Sentence[], { questions }: Knowledge): Reading | null {
  for (const { section, at, coverage } of good) {
    for (const passage of section.passages.slice(at)) {
      const from = passage.text.search(questions.assists.pattern);
      if (from < 0) continue;
      const named = passage.names.filter(
        ({ type, text }) => type === 'Institution' && passage.text.indexOf(text, from) >= 0,
      );
      if (named.length > 0) return { items: named.map(itemOf), boolean: null, evidence: [passage], coverage };
    }
  }
  return null;
}

const itemOf = (unit: Pick<ReadUnit, 'name' | 'aliases' | 'nameEn'>): Item => toItem(unit, 'Institution');
