import { textAddress, viewOf } from '../address.js';
import type { GoalFragment } from '../generated/operations.js';
import { useWords } from '../words.js';
import { Name } from './name.js';
import { Scroll } from './scroll.js';

const SIGNS: Readonly<Record<GoalFragment['comparison'], string>> = {
  EQUAL: '',
  AT_LEAST: '≥ ',
  AT_MOST: '≤ ',
  ABOVE: '> ',
  BELOW: '< ',
  ABOUT: '≈ ',
};

/** The value of a target as it is read: sign, number or range, unit. */
export function wordTarget(goal: {
  readonly comparison: GoalFragment['comparison'];
  readonly value: number;
  readonly valueMax: number | null;
  readonly unit: string;
}): string {
  const range = goal.valueMax === null ? `${goal.value}` : `${goal.value}–${goal.valueMax}`;
  return `${SIGNS[goal.comparison]}${range}${goal.unit}`;
}

/** Targets as a table; each value leads to the sentence that sets it. `of` says what all of them share and no column repeats. */
export function Goals({ goals, of }: { goals: readonly GoalFragment[]; of: 'plan' | 'indicator' }) {
  const words = useWords();
  return (
    <Scroll label={words.targets}>
      <table>
        <thead>
          <tr>
            <th scope="col">{of === 'plan' ? words.indicators : words.plan}</th>
            <th scope="col">{words.value}</th>
            <th scope="col">{words.year}</th>
            <th scope="col">{words.from}</th>
            <th scope="col">{words.scope}</th>
          </tr>
        </thead>
        <tbody>
          {goals.map((goal) => {
            const [sentence] = goal.evidence;
            return (
              <tr key={goal.id}>
                <th scope="row">
                  {of === 'plan' ? (
                    <Name of={goal.indicator} href={viewOf('Indicator', goal.indicator.id)} />
                  ) : (
                    <Name of={goal.plan} href={viewOf('Plan', goal.plan.id)} />
                  )}
                </th>
                <td class="number">
                  {sentence ? (
                    <a href={textAddress(goal.plan.id, sentence.id)}>{wordTarget(goal)}</a>
                  ) : (
                    wordTarget(goal)
                  )}
                </td>
                <td class="number">{goal.holdsBy}</td>
                <td class="number">
                  {goal.baseline !== null &&
                    `${goal.baseline}${goal.baselineYear ? ` (${goal.baselineYear})` : ''}`}
                </td>
                <td>{[goal.scope, goal.sector].filter(Boolean).join(' · ')}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scroll>
  );
}
