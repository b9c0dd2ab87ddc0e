import type { Rule } from '../../knowledge/rules.js';
import { ENTITY_TYPES } from '../../model/entity.js';
import type { ReadPassage } from '../../query/rows.js';
import { sizeFit } from './fit.js';
import { type Item, namedItem } from './listedItems.js';
import { type FoundSentence, flag, type Proposed, type ReadingTask } from './task.js';

/** Sentences that say nearly as much of a question as the best one are about the same thing. */
const NEARLY = 0.03;

/**
 * What the best sentences stand under: of which industry a project is, to which level a case belongs. Where several sections say the
 * same of a thing, what they are headed by is one answer.
 */
export function proposeOver(task: ReadingTask, found: readonly FoundSentence[]): Proposed[] {
  const { headingNumber } = task.knowledge.headings;
  const sentences = found.filter(({ passage }) => passage.kind !== 'heading');
  const best = Math.max(0, ...sentences.map(({ coverage }) => coverage));
  const nearest = sentences.filter(({ coverage }) => coverage >= best - NEARLY);
  const sections = [...new Map(nearest.map((one) => [one.section.id, one])).values()];
  return [
    ...ENTITY_TYPES.flatMap((type) => proposal(task, sections, (one) => namesOver(one, type))),
    ...proposal(task, sections, ({ section }) => [headed(section.heading, headingNumber)]),
    ...proposal(task, nearest.slice(0, 1), ({ under, section }) =>
      leadOf(under.slice(section.heading.length), headingNumber),
    ),
  ];
}

function proposal(
  { form, cover }: ReadingTask,
  sentences: readonly FoundSentence[],
  read: (sentence: FoundSentence) => readonly Item[],
): Proposed[] {
  const told = sentences.filter((one) => read(one).length > 0);
  const items = [...new Map(told.flatMap(read).map((item) => [item.name, item])).values()].filter(
    ({ name, aliases }) =>
      name.length > 1 &&
      !form.terms.some(({ written }) => written.some((one) => one === name || aliases.includes(one))),
  );
  const [first] = told;
  if (!first || items.length === 0) return [];
  const type = items[0]!.type ?? 'heading';
  return [
    {
      kind: 'names',
      reading: {
        items,
        boolean: null,
        evidence: told.flatMap(({ passage, section }) => [passage, ...headingOf(section.passages)]),
        coverage: first.coverage,
      },
      features: {
        over: 1,
        [`over ${type}`]: 1,
        'over want': flag(form.want === type),
        'over want unknown': flag(form.want === 'any'),
        'over own': cover([[first.passage.text, 1]]),
        'over coverage': first.coverage,
        'over several': flag(told.length > 1),
        'over called': flag(form.called.some((noun) => first.section.heading.includes(noun))),
        'list size fits': sizeFit(form, items.length),
      },
    },
  ];
}

const headingOf = (passages: readonly ReadPassage[]): ReadPassage[] =>
  passages.filter(({ kind }) => kind === 'heading').slice(0, 1);

/** The things of a type that the heading of a sentence names. */
const namesOver = ({ section }: FoundSentence, type: string): Item[] =>
  headingOf(section.passages).flatMap(({ names }) =>
    names.filter((name) => name.type === type).map(namedItem),
  );

/** A heading as a name: without its number, and without what it has in brackets. */
function headed(heading: string, { pattern }: Rule): Item {
  const name = heading.replace(pattern, '').trim();
  const [open = name] = name.split(/[（(]/);
  return { name, aliases: open === name ? [] : [open.trim()], type: null };
}

/** The short sentence that a sentence goes on from, as a name. */
const leadOf = (lead: string, number: Rule): Item[] =>
  lead.trim() === '' ? [] : [headed(lead.replace(/[。：:]\s*$/, ''), number)];
