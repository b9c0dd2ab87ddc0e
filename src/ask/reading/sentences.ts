import type { Knowledge } from '../../knowledge/knowledge.js';
import type { FormOf } from '../../model/question.js';
import { type Coverage, makeCoverage } from './coverage.js';
import { readItems } from './items.js';
import { readNumber } from './numbers.js';
import { readPolarity } from './polarity.js';
import type { ReadSection } from './section.js';
import { ENOUGH, listSentences, ownShare, type Reading, type Sentence } from './sentence.js';
import { readAssisting, readUnits } from './units.js';

/** An open question that fits no words of asking needs a sentence that says so much of it. */
const NEARLY_ALL = 0.85;
const MOST_PASSAGES = 5;

/** Reads the answer to a question from the sentences that hold its words; null where none says enough of it. */
export function readSentences(
  form: FormOf<'reading'>,
  sections: readonly ReadSection[],
  knowledge: Knowledge,
): Reading | null {
  const cover = makeCoverage(form.terms);
  const sentences = sections
    .flatMap((section) => listSentences(section, cover))
    .sort((a, b) => b.coverage - a.coverage);
  const good = sentences.filter(({ coverage }) => coverage >= ENOUGH);
  switch (form.want) {
    case 'passages':
      return readPassages(
        form,
        form.strict ? good.filter((sentence) => ownShare(sentence, cover) >= NEARLY_ALL) : good,
      );
    case 'boolean':
      return readPolarity(form, good, cover, knowledge);
    case 'number':
      return readNumber(form, good, cover, knowledge);
    case 'units':
      return form.role === 'assisting' ? readAssisting(good, knowledge) : readUnits(form, good, cover);
    case 'Plan':
      if (!form.plan && !form.described && !form.called.some((noun) => LAWS.test(noun)))
        return readPlans(good, cover);
      return readItems(form, good, sections, cover, knowledge);
    default:
      return readItems(form, good, sections, cover, knowledge);
  }
}

/** These are asked for as what a sentence cites: 根据哪部法律. */
const LAWS = /^(?:法律|法规|条例|办法|标准)$/;

/** Of sentences that say as much, those come first that begin with what is asked about: 中原科技城是…. */
function readPassages({ terms }: FormOf<'reading'>, good: readonly Sentence[]): Reading | null {
  const [best] = good;
  if (!best) return null;
  const begins = ({ passage }: Sentence) =>
    terms.some(({ written }) => written.some((one) => passage.text.startsWith(one)));
  const evidence = [...good]
    .sort((a, b) => b.coverage - a.coverage || Number(begins(b)) - Number(begins(a)))
    .filter(({ passage }) => passage.kind !== 'heading')
    .slice(0, MOST_PASSAGES)
    .map(({ passage }) => passage);
  return evidence.length > 0 ? { items: [], boolean: null, evidence, coverage: best.coverage } : null;
}

/** A plan says what is asked where one of its sentences says at least this much of it. */
const SAYS = 0.8;

/** What one clause says: words that stand far apart in a long sentence are not said together. */
const saysTogether = (text: string, cover: Coverage) =>
  Math.max(...text.split(/[，,。；;]/).map((clause) => cover([[clause, 1]])));

/** The plans with a sentence that says it. */
function readPlans(good: readonly Sentence[], cover: Coverage): Reading | null {
  const best = new Map<string, Sentence>();
  for (const sentence of good)
    if (!best.has(sentence.section.plan.id) && saysTogether(sentence.passage.text, cover) >= SAYS)
      best.set(sentence.section.plan.id, sentence);
  if (best.size === 0) return null;
  const sentences = [...best.values()];
  return {
    items: sentences.map(({ section }) => ({ name: section.plan.title, aliases: [], type: 'Plan' })),
    boolean: null,
    evidence: sentences.map(({ passage }) => passage),
    coverage: Math.min(...sentences.map(({ coverage }) => coverage)),
  };
}
