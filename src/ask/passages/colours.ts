import { findEvery } from '../../language/everywhere.js';
import { type FoundSentence, flag, type Proposed, type ReadingTask } from './task.js';

/** The colours by which a sentence tells things apart, all of them in their order and each by itself, where the question asks for colours. */
export function proposeColours(
  { question, form, cover, knowledge: { questions } }: ReadingTask,
  { passage, coverage }: FoundSentence,
): Proposed[] {
  const { asks, says } = questions.colours;
  if (passage.kind === 'heading' || !asks.pattern.test(question.frame)) return [];
  const found = passage.text
    .split(/(?<=[，,。；;、])/)
    .flatMap((clause) => findEvery(clause, says.pattern).map(([name]) => ({ name, clause })));
  const colours = [...new Map(found.map((one) => [one.name, one])).values()];
  if (colours.length < 2) return [];
  const common = { colour: 1, 'colour own': cover([[passage.text, 1]]), 'colour many': flag(form.many) };
  const reading = (names: readonly string[]) => ({
    items: names.map((name) => ({ name, aliases: [name.slice(0, -1)], type: null })),
    boolean: null,
    evidence: [passage],
    coverage,
  });
  return [
    {
      kind: 'names',
      reading: reading(colours.map(({ name }) => name)),
      features: { ...common, 'colour all': 1 },
    },
    ...colours.map(
      ({ name, clause }, i): Proposed => ({
        kind: 'names',
        reading: reading([name]),
        features: {
          ...common,
          'colour clause': cover([[clause, 1]]),
          'colour first': flag(i === 0),
          'colour said': flag(question.text.includes(name)),
        },
      }),
    ),
  ];
}
