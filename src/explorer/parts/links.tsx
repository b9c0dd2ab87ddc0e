import { viewOf } from '../address.js';
import type { SentenceFragment, StatementFilter } from '../generated/operations.js';
import { type Named, useWords } from '../words.js';
import { Cited, moreOf } from './cited.js';
import { Name } from './name.js';

/** A connection of the API, as the fragments of `operations.graphql` ask for it. */
export interface Linked {
  readonly totalCount: number;
  readonly edges: readonly {
    readonly count: number;
    readonly node: Named & { readonly id: string };
    readonly evidence: readonly SentenceFragment[];
  }[];
}

/** Whose links they are, and which statements count. */
export interface Owner {
  readonly id: string;
  readonly filter?: StatementFilter | null;
}

/** What is linked under one heading, each with the sentences that say so; says that there is none where `always`. */
export function Links(props: {
  heading: string;
  type: string;
  linked: Linked;
  of: Owner;
  /** What is linked states something of the owner, not the owner of it. */
  isBack?: boolean;
  always?: boolean;
}) {
  const words = useWords();
  const { heading, type, linked, of } = props;
  const endsOf = (id: string) => (props.isBack ? { from: id, to: of.id } : { from: of.id, to: id });
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
            <Name of={node} href={viewOf(type, node.id)} />
            <details>
              <summary>
                <span class="count">{words.sentences(count)}</span>
              </summary>
              <Cited
                key={JSON.stringify(of.filter)}
                sentences={evidence}
                all={count}
                more={moreOf({ ...endsOf(node.id), filter: of.filter ?? null })}
              />
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
