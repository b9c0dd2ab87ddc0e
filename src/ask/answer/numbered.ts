import type { Answer, AnswerEvidence, Question } from '../../model/question.js';
import { build } from './build.js';
import { WORDING } from './wording.js';

/** Fewer are no list that anyone would count. */
const FEWEST = 3;

/**
 * How many things a plan numbers on through its parts: measures 1 to 14 of five sections. Of several lists the longest one is meant.
 *
 * @param numbered what begins with a number, in the order of the plan
 */
export function answerNumbered(question: Question, numbered: readonly AnswerEvidence[]): Answer {
  const words = WORDING[question.language];
  const [longest] = runsOf(numbered).sort((a, b) => b.length - a.length);
  if (!longest || longest.length < FEWEST)
    return build({ status: 'EMPTY', text: words.empty(question.frame) });
  const last = longest.at(-1)!;
  return build({
    status: 'ANSWERED',
    kind: 'COUNT',
    count: longest.length,
    text: `${longest.length}${words.colon}${words.says(last.text)}`,
    evidence: [last, longest[0]!, ...longest.slice(1, -1)],
    confidence: 0.85,
  });
}

/** The lists that are numbered from one on, without a gap; one may stand between two members of another. */
export function runsOf(numbered: readonly AnswerEvidence[]): AnswerEvidence[][] {
  const runs: AnswerEvidence[][] = [];
  for (const passage of numbered) {
    const number = Number(/\d{1,2}/.exec(passage.text)?.[0]);
    if (number === 1) runs.push([passage]);
    else runs.findLast((run) => run.length === number - 1)?.push(passage);
  }
  return runs;
}
