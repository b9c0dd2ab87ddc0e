import { cutWords } from '../../language/words.js';
import type { FormOf } from '../../model/question.js';
import type { ReadName } from '../../query/rows.js';
import { type List, readLists } from './listedItems.js';
import type { ReadingTask } from './task.js';

/**
 * A list with the way in which it is meant: all that stands in a row, the texts that are cited, only the members with a word of the
 * question, or the one thing that is called as the question calls it.
 */
export interface ListWay extends List {
  readonly way: 'row' | 'cited' | 'word' | 'noun';
}

/**
 * The lists of a part of a sentence, in each of the ways in which a question may mean them.
 *
 * @param cited the texts that the sentence cites, as lists
 */
export function readWays(
  task: ReadingTask,
  segment: string,
  names: readonly ReadName[],
  cited: readonly ListWay[],
): ListWay[] {
  const { form, question, knowledge } = task;
  const rows = readLists(segment, names, knowledge, form.want).map(
    (list): ListWay => ({ ...withoutAsked(list, question.text), way: 'row' }),
  );
  const whole = [...cited, ...rows, ...calledIn(segment, task)];
  return [...whole, ...whole.flatMap((list) => membersSaying(form, list))];
}

/** A list whose first member begins with what the question says up to its verb, without that: 现场救护站设初检区、…. */
function withoutAsked(list: List, asked: string): List {
  const [first, ...others] = list.items;
  if (!first || first.type !== null || others.length === 0) return list;
  const words = cutWords(first.name);
  const ends = words.map(({ text, start }) => start + text.length);
  const at = words.findLastIndex(
    ({ tag }, i) => /^[vp]/.test(tag) && ends[i]! > 1 && asked.includes(first.name.slice(0, ends[i])),
  );
  const name = at < 0 ? '' : first.name.slice(ends[at]);
  return name.length > 1 ? { ...list, items: [{ ...first, name }, ...others] } : list;
}

/** What a clause calls as the question calls what it asks for, behind its verb: 打造科技服务集聚区 where the question asks for a 集聚区. */
function calledIn(segment: string, { form: { called }, knowledge }: ReadingTask): ListWay[] {
  const { openers, developing } = knowledge.enumerations;
  const verbs = [...openers, ...developing];
  return [...segment.matchAll(PART)].flatMap(({ index, 0: part }) =>
    called.flatMap((noun): ListWay[] => {
      const end = noun.length > 1 ? part.indexOf(noun) + noun.length : 0;
      const said = part.slice(0, Math.max(0, end));
      const begins = verbs.flatMap((verb) => {
        const at = said.lastIndexOf(verb);
        return at >= 0 ? [at + verb.length] : [];
      });
      const name = begins.length > 0 ? said.slice(Math.max(...begins)) : '';
      return end > noun.length && name.length > noun.length
        ? [
            {
              items: [{ name, aliases: [], type: null }],
              start: index,
              end: index + part.length,
              tail: '',
              way: 'noun',
            },
          ]
        : [];
    }),
  );
}

/** What stands between stops and the signs of a list. */
const PART = /[^，,。；;：:、（）()]+/g;

/** Fewer members are no choice. */
const MANY = 4;
const SHORTEST_WORD = 3;

/** The members of a long list that have a word of the question in them: the pumped storage stations among all projects. */
function membersSaying({ terms }: FormOf<'reading'>, list: ListWay): ListWay[] {
  if (list.items.length < MANY) return [];
  const chosen = terms.map(({ written }) =>
    list.items.filter(({ name, aliases }) =>
      written.some(
        (one) => one.length >= SHORTEST_WORD && [name, ...aliases].some((own) => own.includes(one)),
      ),
    ),
  );
  const some = chosen.filter(({ length }) => length > 1 && length < list.items.length);
  return some.map((items) => ({ ...list, items, way: 'word' }));
}
