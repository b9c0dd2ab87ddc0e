import type { QuestionRules, Rewriting } from '../../knowledge/rules.js';
import { wholeSentence } from './sentence.js';
import { type FoundSentence, flag, type Proposed, type ReadingTask } from './task.js';

/** What a sentence says of conditions, or of what follows from them, as the members that it falls into. */
interface Said {
  readonly what: 'conditions' | 'results' | 'called';
  readonly members: readonly string[];
  /** What of the sentence is not the answer itself. */
  readonly rest: string;
}

/**
 * The conditions that a sentence sets (鼓励具有…，且…的企业参与…) as one list, and what it says that follows where they hold (…的，纳入…管理). The forms are rules
 * (`clauses` in graph/rules/questions.yaml).
 */
export function proposeClauses(
  { form, cover, knowledge: { questions } }: ReadingTask,
  sentence: FoundSentence,
): Proposed[] {
  const { passage, under, coverage } = sentence;
  if (passage.kind === 'heading') return [];
  const { text, evidence } = wholeSentence(sentence);
  const { results, called, headed } = questions.clauses;
  const label = headed.pattern.test(under) ? `${under.trim().replace(/[。：:]$/, '')}：` : '';
  const parts = text.split(/(?<=[；;。])/);
  const said = parts.flatMap((part): Said[] => [
    ...conditionsIn(`${label}${part}`, questions.clauses),
    ...resultsIn(part, results, called),
  ]);
  return said.map(
    ({ what, members, rest }): Proposed => ({
      kind: 'names',
      reading: {
        items: members.map((name) => ({ name, aliases: [], type: null })),
        boolean: null,
        evidence,
        coverage,
      },
      features: {
        clauses: 1,
        [`clauses ${what}`]: 1,
        'clauses rest': cover([[rest, 1]]),
        'clauses other': cover([[members.join('，'), 1]]),
        'clauses one': flag(members.length === 1),
        'clauses many': flag(form.many),
      },
    }),
  );
}

type ClauseRules = QuestionRules['clauses'];

/** What a form takes out of a text; null where it is not of it. */
const takenBy = (text: string, { pattern, by }: Rewriting): string | null =>
  pattern.test(text) ? text.replace(pattern, by) : null;

/** The conditions of a part of a sentence, whole and as the clauses that they are joined of. */
function conditionsIn(part: string, rules: ClauseRules): Said[] {
  return rules.conditions.flatMap((form) => {
    const whole = takenBy(part, form);
    if (whole === null) return [];
    const ways = [[whole], membersOf(whole, rules)].filter((members, i) => i === 0 || members.length > 1);
    return ways.map((members) => ({ what: 'conditions', members, rest: part.replace(whole, '') }));
  });
}

/** Clauses joined by 且 or 或, and by 、 where all that it joins begins alike or ends in a bound. */
function membersOf(whole: string, { joinsClauses, alike }: ClauseRules): string[] {
  return whole.split(joinsClauses.pattern).flatMap((clause) => {
    const members = clause.split('、');
    const isAlike =
      alike.some(({ pattern }) => members.every((one) => pattern.test(one))) ||
      members.every((one) => one[0] === clause[0]);
    return isAlike ? members : [clause];
  });
}

/** What follows in the clauses of a part behind the first one, and what it is called there. */
function resultsIn(part: string, forms: readonly Rewriting[], names: readonly Rewriting[]): Said[] {
  const clauses = part.replace(/[；;。]$/, '').split(/[，,]/);
  return clauses.slice(1).flatMap((clause): Said[] => {
    const [result] = forms.flatMap((form) => takenBy(clause, form) ?? []);
    if (result === undefined) return [];
    const rest = part.replace(clause, '');
    const called = names.flatMap((form) => takenBy(result, form) ?? []);
    return [
      { what: 'results', members: [result], rest },
      ...called.map((name): Said => ({ what: 'called', members: [name], rest })),
    ];
  });
}
