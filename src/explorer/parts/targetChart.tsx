import { useEffect, useRef, useState } from 'preact/hooks';
import { textAddress } from '../address.js';
import type { JudgedGoalFragment } from '../generated/operations.js';
import { useNaming, useWords } from '../words.js';
import { wordTarget } from './goals.js';
import { disagreementsOf, seriesOf } from './targetSeries.js';

const DARK = '(prefers-color-scheme: dark)';

/** The targets of an indicator by year, each plan and scope a line from its baseline on, and those that disagree. */
export function TargetChart({ name, goals }: { name: string; goals: readonly JudgedGoalFragment[] }) {
  const words = useWords();
  const naming = useNaming();
  const series = seriesOf(goals);
  if (series.length === 0) return null;
  const disagreements = disagreementsOf(goals);
  return (
    <figure class="chart">
      <Plot label={words.chartOf(name, goals[0]!.baseUnit)} goals={goals} />
      <figcaption>
        {disagreements.length > 0 && (
          <>
            <h3 class="disagrees">{words.conflicts}</h3>
            <ul>
              {disagreements.map(({ year, scope, goals: group }) => (
                <li key={`${year} ${scope}`}>
                  <strong>{[year, scope].filter(Boolean).join(' · ')}</strong>
                  {group.map((goal) => (
                    <div key={goal.id}>
                      <a href={textAddress(goal.plan.id, goal.evidence[0]?.id)}>{wordTarget(goal)}</a>{' '}
                      <span class="note">{naming(goal.plan)}</span>
                    </div>
                  ))}
                </li>
              ))}
            </ul>
          </>
        )}
      </figcaption>
    </figure>
  );
}

/** The drawing comes with its library, after the page. */
function Plot({ label, goals }: { label: string; goals: readonly JudgedGoalFragment[] }) {
  const naming = useNaming();
  const place = useRef<HTMLDivElement>(null);
  const [drawing, setDrawing] = useState<typeof import('./plotTargets.js')>();
  const [isDark, setDark] = useState(() => matchMedia(DARK).matches);
  const series = seriesOf(goals);
  useEffect(() => {
    void import('./plotTargets.js').then(setDrawing);
    const query = matchMedia(DARK);
    const change = () => setDark(query.matches);
    query.addEventListener('change', change);
    return () => query.removeEventListener('change', change);
  }, []);
  useEffect(
    () => drawing?.plotTargets(place.current!, series, disagreementsOf(goals)),
    [drawing, goals, isDark],
  );
  return (
    <>
      <div class="chart-plot" role="img" aria-label={label} ref={place} />
      <ul class="legend">
        {series.map(({ plan, scope }, i) => {
          const style = drawing?.styleOf(i);
          return (
            <li key={`${plan.id} ${scope} ${i}`}>
              {style && (
                <span
                  class={style.isDashed ? 'swatch dashed' : 'swatch'}
                  style={{ borderColor: `var(${style.colour})` }}
                />
              )}
              {[naming(plan), scope].filter(Boolean).join(' · ')}
            </li>
          );
        })}
      </ul>
    </>
  );
}
