import type { Knowledge } from '../../knowledge/knowledge.js';
import type { FormOf } from '../../model/question.js';
import type { Coverage } from './coverage.js';
import { ownShare, type Reading, type Sentence } from './sentence.js';

/** Yes or no by the sentence that says most of the question: whether a clause of it that says enough of the question denies it. */
export function readPolarity(
  form: FormOf<'reading'>,
  good: readonly Sentence[],
  cover: Coverage,
  { questions }: Knowledge,
): Reading | null {
  const best = good.find(({ passage }) => passage.kind === 'sentence');
  if (!best || best.coverage < SURE) return null;
  const clauses = best.passage.text
    .split(/[，。；,;]/)
    .map((clause) => ({ clause, said: cover([[clause, 1]]) }));
  const isDenialAsked = form.terms.some(({ written }) =>
    written.some((one) => questions.denials.pattern.test(one) && best.passage.text.includes(one)),
  );
  const most = Math.max(...clauses.map(({ said }) => said));
  const denied =
    !isDenialAsked &&
    clauses.some(
      ({ clause, said }) =>
        said >= Math.min(most, DENIES) &&
        (questions.denials.pattern.test(clause) || (form.exceeds && questions.bounds.pattern.test(clause))),
    );
  if (!denied && ownShare(best, cover) < SURE) return null;
  return { items: [], boolean: !denied, evidence: [best.passage], coverage: best.coverage };
}

/** Yes or no needs a sentence that says nearly all of the question. */
const SURE = 0.62;
/** A clause that denies so much of the question denies it. */
const DENIES = 0.2;
