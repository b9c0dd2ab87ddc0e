import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { textAddress, viewOf } from '../address.js';
import { request, useOperation } from '../api.js';
import { NeighbourhoodDocument } from '../generated/operations.js';
import type { Drawing } from '../parts/plotWalk.js';
import { Load, NoView } from '../parts/states.js';
import { Title } from '../parts/title.js';
import {
  beginWith,
  edgeKey,
  expandWalk,
  MOST_NODES,
  seenOf,
  type Walk,
  type WalkNode,
} from '../parts/walk.js';
import { useNaming, useWords } from '../words.js';

/** Neighbours that come at a step, the best supported first. */
const STEP = 30;
const DARK = '(prefers-color-scheme: dark)';

/** The neighbourhood of a plan or of a thing as a drawing that can be walked. */
export function GraphView({ id }: { id: string }) {
  const state = useOperation(NeighbourhoodDocument, { id, first: STEP });
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
  const expand = () =>
    request(NeighbourhoodDocument, { id: node.id, first: STEP }).then(
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
            <button type="button" disabled={walk.expanded.has(node.id) || walk.isFull} onClick={expand}>
              {walk.expanded.has(node.id) ? words.expanded : words.expand}
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

const toggle = (set: ReadonlySet<string>, one: string): ReadonlySet<string> =>
  set.has(one) ? new Set([...set].filter((other) => other !== one)) : new Set([...set, one]);

type Seen = ReturnType<typeof seenOf>;

/** What the drawing shows of the chosen node, in words: each relation leads to its sentence. */
function Statements({ seen, of }: { seen: Seen; of: WalkNode }) {
  const words = useWords();
  const naming = useNaming();
  const names = new Map(seen.nodes.map((one) => [one.id, naming(one)]));
  return (
    <section>
      <h2>{words.statements}</h2>
      <ul>
        {seen.edges
          .filter(({ from, to }) => from === of.id || to === of.id)
          .map((edge) => (
            <li key={edgeKey(edge)}>
              {names.get(edge.from)} {words.predicates[edge.predicate] ?? edge.predicate} {names.get(edge.to)}{' '}
              {edge.evidence.map(({ id, plan, text }) => (
                <a key={id} class="note" href={textAddress(plan.id, id)} title={text}>
                  {words.sentences(edge.count)}
                </a>
              ))}
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
      <div class="tools">
        <button type="button" class="quiet" aria-label={words.zoomIn} onClick={() => drawing?.zoom(1.3)}>
          +
        </button>
        <button type="button" class="quiet" aria-label={words.zoomOut} onClick={() => drawing?.zoom(1 / 1.3)}>
          −
        </button>
      </div>
    </div>
  );
}
