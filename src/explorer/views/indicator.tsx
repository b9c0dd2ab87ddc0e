import { useOperation } from '../api.js';
import { IndicatorPageDocument } from '../generated/operations.js';
import { Goals } from '../parts/goals.js';
import { Cut } from '../parts/links.js';
import { Load, NoView } from '../parts/states.js';
import { TargetChart } from '../parts/targetChart.js';
import { useNaming, useWords } from '../words.js';
import { Names } from './thing.js';

/** What the plans set for an indicator. */
export function IndicatorView({ id }: { id: string }) {
  const words = useWords();
  const naming = useNaming();
  const state = useOperation(IndicatorPageDocument, { id });
  return (
    <Load state={state}>
      {({ node }) =>
        node && 'targets' in node ? (
          <article>
            <p class="kind">
              {words.kinds.indicator} {node.unit && <span class="note">{node.unit}</span>}
            </p>
            <Names thing={node} />
            <section>
              <h2>
                {words.saidByPlans} <span class="count">{node.targets.totalCount}</span>
              </h2>
              <TargetChart name={naming(node)} goals={node.targets.nodes} />
              <Goals goals={node.targets.nodes} of="indicator" />
              <Cut shown={node.targets.nodes.length} all={node.targets.totalCount} />
            </section>
          </article>
        ) : (
          <NoView />
        )
      }
    </Load>
  );
}
