import type { Answer, FormOf, Question } from '../../model/question.js';
import type { PathRow } from '../../query/rows.js';
import { build, citing, nameOf } from './build.js';
import { WORDING } from './wording.js';

/** The shortest ways from one thing to another, with the sentence of every step. */
export function answerPath(question: Question, form: FormOf<'path'>, rows: readonly PathRow[]): Answer {
  const words = WORDING[question.language];
  if (rows.length === 0)
    return build({ status: 'EMPTY', text: words.empty(`${form.from.name} – ${form.to.name}`) });
  const said = rows.map(({ nodes }) => nodes.map(nameOf).join(' – '));
  const between = new Map(rows.flatMap(({ nodes }) => nodes.slice(1, -1)).map((node) => [node.id, node]));
  return build({
    status: 'ANSWERED',
    kind: 'PASSAGES',
    text: words.connected(said.join(words.semicolon)),
    names: [...between.values()].map(nameOf),
    items: [...between.values()].map((node) => ({
      name: nameOf(node),
      aliases: node.aliases ?? [],
      nameEn: node.nameEn,
    })),
    count: rows.length,
    ...citing(rows.flatMap(({ steps }) => steps.flatMap(({ evidence }) => evidence))),
    confidence: 0.7,
  });
}
