import { wordCrossesSeam } from '../../language/words.js';
import { sizeFit } from './fit.js';
import { type Row, readRows } from './rows.js';
import { wholeSentence } from './sentence.js';
import { type FoundSentence, flag, type Proposed, type ReadingTask } from './task.js';

/** What a name with a number is spelled out by, and other rows of things that are alike: 集中患者、集中专家、集中资源、集中救治的“四集中”原则. */
export function proposeSpelled({ form, cover }: ReadingTask, sentence: FoundSentence): Proposed[] {
  if (sentence.passage.kind === 'heading') return [];
  const { text, evidence } = wholeSentence(sentence);
  return readRows(text)
    .filter((row) => new Set(row.members).size > 1 && !cutsWord(row))
    .map(
      (row): Proposed => ({
        kind: 'names',
        reading: {
          items: row.members.map((name) => ({ name, aliases: [], type: null })),
          boolean: null,
          evidence,
          coverage: sentence.coverage,
        },
        features: {
          spelled: 1,
          'spelled alike': row.alike / 3,
          'spelled counted': countFit(row),
          'spelled clause': cover([[row.clause, 1]]),
          'spelled tail': cover([[row.tail, 1]]),
          'spelled called': flag(form.called.some((noun) => row.tail.includes(noun))),
          'spelled other': cover([[row.members.join('、'), 1]]),
          'list size fits': sizeFit(form, row.members.length),
          'spelled one of many': flag(!form.many),
        },
      }),
    );
}

/** Whether a row begins or ends within a word, as what is alike in it may: 使|用激光、电子束、离子束及其他能|源. */
function cutsWord({ clause, members }: Row): boolean {
  const start = clause.indexOf(members[0]!);
  const last = members.at(-1)!;
  const end = clause.lastIndexOf(last) + last.length;
  return [start, end].some((at) => at > 0 && wordCrossesSeam(clause.slice(0, at), clause.slice(at)));
}

/** 1 where the name beside a row counts as many, -1 where it counts others, 0 where none does. */
const countFit = ({ counted, members }: Row): number =>
  counted === null ? 0 : counted === members.length ? 1 : -1;
