import type { Knowledge } from '../../knowledge/knowledge.js';
import { bare } from '../../language/fold.js';
import type { FormOf } from '../../model/question.js';
import type { Coverage } from './coverage.js';
import type { ReadPassage } from './section.js';
import { ownShare, type Reading, type Sentence } from './sentence.js';

/** Yes or no by the sentence that says most of the question: whether a clause of it that says enough of the question denies it. */
export function readPolarity(
  form: FormOf<'reading'>,
  good: readonly Sentence[],
  cover: Coverage,
  { questions }: Knowledge,
): Reading | null {
  const best = good.find((sentence) => sentence.passage.kind === 'sentence' && saysNames(sentence, form));
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
  return { items: [], boolean: !denied, evidence: groundsOf(best, form), coverage: best.coverage };
}

/** Whether a sentence or its heading says each of the names: neither yes nor no follows from a sentence about something else. */
function saysNames({ passage, section }: Sentence, { about }: FormOf<'reading'>): boolean {
  return about.every(
    (writings) => names(passage, writings) || writings.some((name) => says(section.heading, name)),
  );
}

const says = (text: string, name: string) => bare(text).includes(bare(name));

/** Whether a passage says one of the writings, not only as a part of the name of something else. */
function names(passage: ReadPassage, writings: readonly string[]): boolean {
  const others = passage.names.filter(
    ({ name, text }) => !writings.includes(name) && !writings.includes(text),
  );
  const rest = others.reduce((text, other) => text.replaceAll(other.text, '，'), passage.text);
  return writings.some((name) => says(rest, name));
}

/** The sentence, and its heading where that says one of the names. */
function groundsOf({ passage, section }: Sentence, { about }: FormOf<'reading'>): ReadPassage[] {
  const isWhole = about.every((writings) => names(passage, writings));
  const heading = section.passages.find(
    ({ kind, text }) => kind === 'heading' && says(text, section.heading),
  );
  return isWhole || !heading ? [passage] : [passage, heading];
}

/** Yes or no needs a sentence that says nearly all of the question. */
const SURE = 0.62;
/** A clause that denies so much of the question denies it. */
const DENIES = 0.2;
