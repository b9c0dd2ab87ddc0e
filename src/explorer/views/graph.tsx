import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { viewOf } from '../address.js';
import { request, useOperation } from '../api.js';
import { NeighbourhoodDocument } from '../generated/operations.js';
import { Cited, moreOf } from '../parts/cited.js';
import { Name } from '../parts/name.js';
import type { Drawing } from '../parts/plotWalk.js';
import { Load, NoView } from '../parts/states.js';
import { Title } from '../parts/title.js';
import {
  beginWith,
  DRAWN_TYPES,
  edgeKey,
  expandWalk,
  leftOf,
  MOST_NODES,
  seenOf,
  styleOfRelation,
  type Walk,
  type WalkNode,
} from '../parts/walk.js';
import { useNaming, useWords, type Words } from '../words.js';

/** Neighbours that come at a step, the best supported first. */
const STEP = 30;
const DARK = '(prefers-color-scheme: dark)';

/** The neighbourhood of a plan or of a thing as a drawing that can be walked. */
export function GraphView({ id }: { id: string }) {
  const state = useOperation(NeighbourhoodDocument, { id, first: STEP, skip: 0 });
  return (
    <Load state={state} byAddress>
      {({ node, neighbourhood }) => {
        if (!node || !neighbourhood || !('id' in node)) return <NoView />;
        const [name, nameEn] = 'title' in node ? [node.title, node.titleEn] : [node.name, node.nameEn];
        const start = { id, type: node.__typename, name, nameEn };
        return <Walked start={start} first={expandWalk(beginWith(start), id, neighbourhood)} />;
      }}
    </Load>
  );
}

function Walked({ start, first }: { start: WalkNode; first: Walk }) {
  const words = useWords();
  const naming = useNaming();
  const [walk, setWalk] = useState(first);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [pinned, setPinned] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState(start.id);
  const [hasFailed, setFailed] = useState(false);
  const seen = useMemo(() => seenOf(walk, start.id, hidden), [walk, hidden]);
  const predicates = [...new Set([...walk.edges.values()].map(({ predicate }) => predicate))].sort();
  const node = seen.nodes.find(({ id }) => id === chosen) ?? start;
  const expanded = walk.expanded.get(node.id);
  const left = leftOf(walk, node.id);
  const expand = () =>
    request(NeighbourhoodDocument, { id: node.id, first: STEP, skip: expanded?.brought ?? 0 }).then(
      ({ neighbourhood }) => {
        setFailed(false);
        if (neighbourhood) setWalk((now) => expandWalk(now, node.id, neighbourhood));
      },
      () => setFailed(true),
    );
  const reset = () => {
    setWalk(first);
    setHidden(new Set());
    setPinned(new Set());
    setChosen(start.id);
  };
  return (
    <article>
      <p class="kind">{words.graph}</p>
      <Title text={naming(start)} />
      <div class="walk">
        <Canvas
          label={words.graphOf(naming(start))}
          seen={seen}
          chosen={node.id}
          pinned={pinned}
          onChoose={setChosen}
          onPin={(id) => setPinned((now) => new Set([...now, id]))}
        />
        <div>
          <p role="status">
            {words.graphSize(seen.nodes.length, seen.edges.length)}
            {walk.isFull && ` · ${words.graphFull(MOST_NODES)}`}
            {expanded && (
              <>
                <br />
                {words.neighboursShown(naming(node), neighboursIn(seen, node.id), expanded.all)}
              </>
            )}
          </p>
          {hasFailed && <p role="alert">{words.unreachable}</p>}
          <label>
            {words.chosenNode}
            <select value={node.id} onChange={(event) => setChosen(event.currentTarget.value)}>
              {seen.nodes.map((one) => (
                <option key={one.id} value={one.id}>
                  {`${words.kinds[one.type.toLowerCase()] ?? one.type}: ${naming(one)}`}
                </option>
              ))}
            </select>
          </label>
          <div class="tools">
            <button type="button" disabled={left === 0 || walk.isFull} onClick={expand}>
              {sayExpand(left, words)}
            </button>
            <button type="button" class="quiet" onClick={() => setPinned(toggle(pinned, node.id))}>
              {pinned.has(node.id) ? words.unpin : words.pin}
            </button>
            <button type="button" class="quiet" onClick={reset}>
              {words.reset}
            </button>
          </div>
          <a href={viewOf(node.type, node.id)!}>{words.openPage}</a>
          <fieldset>
            <legend>{words.relations}</legend>
            {predicates.map((predicate) => (
              <label key={predicate}>
                <input
                  type="checkbox"
                  checked={!hidden.has(predicate)}
                  onChange={() => setHidden(toggle(hidden, predicate))}
                />{' '}
                <LineSample predicate={predicate} />
                {words.predicates[predicate] ?? predicate}
              </label>
            ))}
          </fieldset>
        </div>
      </div>
      <Statements seen={seen} of={node} />
    </article>
  );
}

/** What the button says that brings neighbours; `left` is how many there still are, null where that is not known. */
function sayExpand(left: number | null, words: Words): string {
  if (left === null) return words.expand;
  return left === 0 ? words.expanded : words.expandMore(Math.min(left, STEP));
}

/** How many nodes are drawn beside one that is linked to them. */
const neighboursIn = ({ edges }: Seen, id: string): number =>
  new Set(edges.flatMap(({ from, to }) => (from === id || to === id ? [from === id ? to : from] : []))).size;

/** How the relations of a predicate are drawn. */
function LineSample({ predicate }: { predicate: string }) {
  const { colour, line } = styleOfRelation(predicate);
  return (
    <span
      class="swatch"
      style={{ borderTopColor: `var(${colour})`, borderTopStyle: line }}
      aria-hidden="true"
    />
  );
}

/** What the colours and shapes of the nodes mean. */
function Legend({ nodes }: { nodes: readonly WalkNode[] }) {
  const words = useWords();
  const types = DRAWN_TYPES.filter((type) => nodes.some((node) => node.type === type));
  return (
    <ul class="legend" aria-label={words.legend}>
      {types.map((type) => (
        <li key={type}>
          <span class={`dot ${type.toLowerCase()}`} aria-hidden="true" />
          {words.kinds[type.toLowerCase()]}
        </li>
      ))}
    </ul>
  );
}

const toggle = (set: ReadonlySet<string>, one: string): ReadonlySet<string> =>
  set.has(one) ? new Set([...set].filter((other) => other !== one)) : new Set([...set, one]);

type Seen = ReturnType<typeof seenOf>;

/** What the drawing shows of the chosen node, in words, each relation with its sentences. */
function Statements({ seen, of }: { seen: Seen; of: WalkNode }) {
  const words = useWords();
  const naming = useNaming();
  const nodes = new Map(seen.nodes.map((one) => [one.id, one]));
  const end = (id: string) => {
    const node = nodes.get(id)!;
    return id === of.id ? naming(node) : <Name of={node} href={viewOf(node.type, node.id)} />;
  };
  return (
    <section>
      <h2>{words.statements}</h2>
      <ul class="links">
        {seen.edges
          .filter(({ from, to }) => from === of.id || to === of.id)
          .map((edge) => (
            <li key={edgeKey(edge)}>
              {end(edge.from)} <em>{words.predicates[edge.predicate] ?? edge.predicate}</em> {end(edge.to)}
              <details>
                <summary>
                  <span class="count">{words.sentences(edge.count)}</span>
                </summary>
                <Cited sentences={edge.evidence} all={edge.count} more={moreOf(edge)} />
              </details>
            </li>
          ))}
      </ul>
    </section>
  );
}

/** The drawing comes with its library, after the page. */
function Canvas(props: {
  label: string;
  seen: Seen;
  chosen: string;
  pinned: ReadonlySet<string>;
  onChoose(id: string): void;
  onPin(id: string): void;
}) {
  const words = useWords();
  const naming = useNaming();
  const { seen, chosen, pinned } = props;
  const place = useRef<HTMLDivElement>(null);
  const [drawing, setDrawing] = useState<Drawing>();
  useEffect(() => {
    let made: Drawing | undefined;
    let isGone = false;
    const query = matchMedia(DARK);
    const change = () => made?.paint();
    query.addEventListener('change', change);
    void import('../parts/plotWalk.js').then(({ drawWalk }) => {
      if (isGone) return;
      made = drawWalk(place.current!, props.onChoose, props.onPin);
      setDrawing(made);
    });
    return () => {
      isGone = true;
      query.removeEventListener('change', change);
      made?.remove();
    };
  }, []);
  useEffect(() => {
    const wordOf = ({ predicate }: { predicate: string }) => words.predicates[predicate] ?? predicate;
    drawing?.show({ ...seen, nameOf: naming, wordOf });
  }, [drawing, seen]);
  useEffect(() => {
    for (const { id } of seen.nodes) drawing?.pin(id, pinned.has(id));
  }, [drawing, seen, pinned]);
  useEffect(() => drawing?.choose(chosen), [drawing, seen, chosen]);
  return (
    <div>
      <div class="drawing" role="img" aria-label={props.label} ref={place} />
      <Legend nodes={seen.nodes} />
      <div class="tools">
        <button type="button" class="quiet" aria-label={words.zoomIn} onClick={() => drawing?.zoom(1.3)}>
          +
        </button>
        <button type="button" class="quiet" aria-label={words.zoomOut} onClick={() => drawing?.zoom(1 / 1.3)}>
          −
        </button>
        <span class="note">{words.graphHint}</span>
      </div>
    </div>
  );
}
