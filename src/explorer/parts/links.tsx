import { viewOf } from '../address.js';
import type { SentenceFragment } from '../generated/operations.js';
import { useNaming, useWords } from '../words.js';
import { Evidence } from './evidence.js';

type Thing =
  | { readonly id: string; readonly name: string; readonly nameEn?: string | null }
  | { readonly id: string; readonly title: string; readonly titleEn?: string | null };

/** A connection of the API, as the fragments of `operations.graphql` ask for it. */
export interface Linked {
  readonly totalCount: number;
  readonly edges: readonly {
    readonly count: number;
    readonly node: Thing;
    readonly evidence: readonly SentenceFragment[];
  }[];
}

/** What is linked under one heading, each with the sentences that say so; says that there is none where `always`. */
export function Links(props: { heading: string; type: string; linked: Linked; always?: boolean }) {
  const words = useWords();
  const naming = useNaming();
  const { heading, type, linked } = props;
  if (linked.totalCount === 0 && !props.always) return null;
  return (
    <section>
      <h2>
        {heading} <span class="count">{linked.totalCount}</span>
      </h2>
      {linked.totalCount === 0 && <p class="none">{words.nothing}</p>}
      <ul class="links">
        {linked.edges.map(({ node, count, evidence }) => (
          <li key={node.id}>
            <a href={viewOf(type, node.id)!}>{naming(node)}</a>
            <details>
              <summary>
                <span class="count">{words.sentences(count)}</span>
              </summary>
              <Evidence sentences={evidence} />
              <Cut shown={evidence.length} all={count} />
            </details>
          </li>
        ))}
      </ul>
      <Cut shown={linked.edges.length} all={linked.totalCount} />
    </section>
  );
}

/** Says so where not all is shown. */
export function Cut({ shown, all }: { shown: number; all: number }) {
  const words = useWords();
  return shown < all ? <p class="none">{words.shown(shown, all)}</p> : null;
}
