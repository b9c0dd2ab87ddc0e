import type { Knowledge } from '../../knowledge/knowledge.js';
import type { EntityType } from '../../model/entity.js';
import { isCorpusPlan, isEntity, type LogicalForm, type Question } from '../../model/question.js';
import { YEAR } from './intents.js';
import { leftover } from './leftover.js';

/** What a question asks of one thing that a relationship of the graph says, where it says nothing else. */
export interface RelationAsked {
  readonly form: LogicalForm;
  /** No sentence answers instead: where something stands, or what it is a part of, is never guessed from words. */
  readonly isOnly: boolean;
}

/** Parts of parts of parts. */
const DEEPEST = 3;

/** What the question says besides: the words of the relationship may have the name between them. */
const restOf = (frame: string, pattern: RegExp, questions: Knowledge['questions']) =>
  leftover(frame.replace(pattern, ' '), [YEAR], questions, true);

/** Whether the question asks only for what an organ leads, and only for projects. */
const dutiesAsked = (frame: string, { leads, wants }: Knowledge['questions']) => ({
  isLed: leads.pattern.test(frame),
  things: wants.find(({ want }) => want === 'Project')!.pattern.test(frame)
    ? ('Project' as const)
    : ('any' as const),
});

/** What plans repeal: «P»废止了哪些文件, 哪份规划废止了«C», 哪些文件被废止了. */
export function readRepeals(question: Question, { questions }: Knowledge): LogicalForm | null {
  const { names, frame } = question;
  const { pattern } = questions.repeals;
  if (!pattern.test(frame) || names.length > 1 || restOf(frame, pattern, questions)) return null;
  const [named] = names;
  if (!named) return { kind: 'repeals', repealing: null, repealed: null };
  if (named.reference.type !== 'Plan') return null;
  const isOld = named.reference.external || questions.repealedBy.pattern.test(frame);
  return {
    kind: 'repeals',
    repealing: isOld ? null : named.reference,
    repealed: isOld ? named.reference : null,
  };
}

/** Questions whose words are all those of a relationship (`relations` of rules/questions.yaml). */
export function readRelation(question: Question, { questions }: Knowledge): RelationAsked | null {
  const { names, frame } = question;
  const [named, ...others] = names.filter(isEntity);
  if (!named || others.length > 0) return null;
  const entity = named.reference;
  const type = entity.type as EntityType;
  const plan = names.find(isCorpusPlan)?.reference ?? null;
  const asked = questions.relations.find(
    ({ of, pattern }) => of.includes(type) && pattern.test(frame) && !restOf(frame, pattern, questions),
  );
  const depth = questions.allLevels.pattern.test(frame) ? DEEPEST : 1;
  switch (asked?.id) {
    case 'duties':
      return { form: { kind: 'duties', entity, plan, ...dutiesAsked(frame, questions) }, isOnly: false };
    case 'parts':
      return plan === null
        ? { form: { kind: 'related', entity, type, plan, side: 'parts', depth }, isOnly: true }
        : null;
    case 'wholes':
      return { form: { kind: 'related', entity, type, plan, side: 'wholes', depth }, isOnly: true };
    case 'place':
      return { form: { kind: 'related', entity, type: 'Zone', plan, side: 'wholes', depth }, isOnly: true };
    case 'developedAround':
      return { form: { kind: 'developedAround', entity, plan }, isOnly: true };
    default:
      return null;
  }
}
