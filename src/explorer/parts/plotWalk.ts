import cytoscape, { type ElementDefinition, type StylesheetJson } from 'cytoscape';
import { edgeKey, type WalkEdge, type WalkNode } from './walk.js';

/** What a drawing shows, with names in the language of the page. */
export interface Shown {
  readonly nodes: readonly WalkNode[];
  readonly edges: readonly WalkEdge[];
  readonly nameOf: (node: WalkNode) => string;
  readonly wordOf: (edge: WalkEdge) => string;
}

/** A drawing of nodes and edges that can be moved. */
export interface Drawing {
  /** Adds what is new beside what it is linked to, takes away what is gone, and lays out all that is not pinned. */
  show(shown: Shown): void;
  choose(id: string): void;
  pin(id: string, isPinned: boolean): void;
  zoom(by: number): void;
  /** Takes the colours of the page, which change with its theme. */
  paint(): void;
  remove(): void;
}

const TYPES = ['Zone', 'Industry', 'Institution', 'Project'];
/** Where an element of this id is, cytoscape writes no style into the page: the policy refuses it, and `.drawing` says the same. */
const STYLED = '__________cytoscape_stylesheet';
/** Where new nodes begin, around the one that they are linked to. */
const RADIUS = 120;
/** As they are seen, in pixels: a node, the letters of a name, the widest name, the space around all for names. */
const NODE = 11;
const NAME = 13;
const WIDEST = 150;
/** So many relations of the chosen node are named in the drawing; beyond, their words would lie over one another. */
const MOST_WORDS = 12;
const ROOM = { x: 60, y: 24 };
/** How many times wider than it is laid out a drawing is made at most. */
const MOST_STRETCH = 3;

/** Draws into an element; `onChoose` is told which node was pressed, `onPin` which was dragged to its place. */
export function drawWalk(
  into: HTMLElement,
  onChoose: (id: string) => void,
  onPin: (id: string) => void,
): Drawing {
  into.id = STYLED;
  const cy = cytoscape({ container: into, userZoomingEnabled: false, maxZoom: 4, minZoom: 0.02 });
  cy.on('tap', 'node', ({ target }) => onChoose(target.id()));
  cy.on('dragfree', 'node', ({ target }) => onPin(target.id()));
  cy.on('mouseover', 'node', ({ target }) => target.addClass('pointed'));
  cy.on('mouseout', 'node', ({ target }) => target.removeClass('pointed'));
  cy.on('zoom', () => writeNames(cy));
  const paint = () => void cy.style(styleOf((name) => getComputedStyle(into).getPropertyValue(name).trim()));
  paint();
  return {
    paint,
    show({ nodes, edges, nameOf, wordOf }) {
      const elements = [
        ...nodes.map((node) => ({ data: { id: node.id, type: node.type, label: nameOf(node) } })),
        ...edges.map((edge) => ({
          data: { id: edgeKey(edge), source: edge.from, target: edge.to, label: wordOf(edge) },
        })),
      ];
      const ids = new Set(elements.map(({ data }) => data.id));
      cy.elements()
        .filter((element) => !ids.has(element.id()))
        .remove();
      const added: ElementDefinition[] = elements.filter(({ data }) => cy.getElementById(data.id).empty());
      cy.add(added);
      placeAround(cy, added);
      cy.layout({
        name: 'cose',
        animate: false,
        randomize: false,
        nodeDimensionsIncludeLabels: false,
        idealEdgeLength: () => 90,
        nodeRepulsion: () => 12_000,
      }).run();
      fill(cy);
      writeNames(cy);
    },
    choose(id) {
      cy.elements().removeClass('chosen');
      cy.getElementById(id).addClass('chosen').connectedEdges().addClass('chosen');
      writeNames(cy);
    },
    pin(id, isPinned) {
      const node = cy.getElementById(id);
      node.toggleClass('pinned', isPinned);
      // The layout leaves locked nodes where they are; they are dragged again once they are let go.
      if (isPinned) node.lock();
      else node.unlock();
    },
    zoom: (by) =>
      cy.zoom({ level: cy.zoom() * by, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } }),
    remove: () => cy.destroy(),
  };
}

function placeAround(cy: cytoscape.Core, added: readonly ElementDefinition[]): void {
  const ids = added.map(({ data }) => data.id!);
  const isNew = new Set(ids);
  ids.forEach((id, i) => {
    const node = cy.getElementById(id);
    if (!node.isNode()) return;
    const old = node
      .neighborhood()
      .nodes()
      .filter((other) => !isNew.has(other.id()));
    const { x, y } = old.nonempty() ? cy.getElementById(old.first().id()).position() : { x: 0, y: 0 };
    const turn = (2 * Math.PI * i) / ids.length;
    node.position({ x: x + RADIUS * Math.cos(turn), y: y + RADIUS * Math.sin(turn) });
  });
}

/** Layouts know nothing of the frame: what is narrower than it is stretched, what is pinned stays. Then all of it is shown. */
function fill(cy: cytoscape.Core): void {
  const [width, height] = [cy.width() - 2 * ROOM.x, cy.height() - 2 * ROOM.y];
  const { x1, w, h } = placesOf(cy);
  const by = Math.min(MOST_STRETCH, (h * width) / (w * height));
  if (by > 1)
    cy.nodes().positions((node) => ({ x: x1 + (node.position('x') - x1) * by, y: node.position('y') }));
  const box = placesOf(cy);
  const zoom = Math.min(width / box.w, height / box.h, 1.5);
  cy.viewport({
    zoom,
    pan: {
      x: cy.width() / 2 - zoom * (box.x1 + box.w / 2),
      y: cy.height() / 2 - zoom * (box.y1 + box.h / 2),
    },
  });
}

/** What the places of all nodes take up, whatever is drawn there. */
function placesOf(cy: cytoscape.Core): { x1: number; y1: number; w: number; h: number } {
  const [xs, ys] = (['x', 'y'] as const).map((axis) => cy.nodes().map((node) => node.position(axis)));
  const [x1, y1] = [Math.min(...xs!), Math.min(...ys!)];
  return { x1, y1, w: Math.max(1, Math.max(...xs!) - x1), h: Math.max(1, Math.max(...ys!) - y1) };
}

/**
 * Names and nodes are as large however far away one stands. Those of the nodes with most relations are written first, and none over
 * another; the pointer shows the others, as do the list of nodes and a closer look.
 */
function writeNames(cy: cytoscape.Core): void {
  const large = (pixels: number) => pixels / cy.zoom();
  cy.batch(() => {
    cy.nodes().style({
      'font-size': large(NAME),
      width: large(NODE),
      height: large(NODE),
      'text-max-width': `${large(WIDEST)}px`,
    });
    cy.edges().style({ 'font-size': large(NAME - 1), width: large(1), 'arrow-scale': large(0.35) });
  });
  const related = cy.edges('.chosen');
  related.toggleClass('unnamed', related.length > MOST_WORDS);
  const written: cytoscape.BoundingBox12[] = [];
  const rank = (node: cytoscape.NodeSingular) =>
    node.hasClass('chosen') ? Number.MAX_SAFE_INTEGER : node.degree(false);
  const nodes = cy
    .nodes()
    .sort((a, b) => rank(b as cytoscape.NodeSingular) - rank(a as cytoscape.NodeSingular));
  nodes.forEach((node) => {
    const box = node.renderedBoundingBox({ includeNodes: false, includeOverlays: false });
    const isFree = !written.some(
      (other) => box.x1 < other.x2 && other.x1 < box.x2 && box.y1 < other.y2 && other.y1 < box.y2,
    );
    node.toggleClass('unnamed', !isFree);
    if (isFree) written.push(box);
  });
}

function styleOf(paint: (name: string) => string): StylesheetJson {
  return [
    {
      selector: 'node',
      style: {
        label: 'data(label)',
        color: paint('--ink'),
        'text-wrap': 'ellipsis',
        'text-valign': 'bottom',
        'text-background-color': paint('--ground'),
        'text-background-opacity': 0.8,
        'background-color': paint('--link'),
      },
    },
    ...TYPES.map((type) => ({
      selector: `node[type = "${type}"]`,
      style: { 'background-color': paint(`--${type.toLowerCase()}`) },
    })),
    { selector: 'node[type = "Plan"]', style: { shape: 'round-rectangle' } },
    { selector: 'node.pinned', style: { shape: 'diamond' } },
    {
      selector: 'node.chosen',
      style: { 'border-width': 3, 'border-color': paint('--ink'), 'font-weight': 'bold' },
    },
    {
      selector: 'edge',
      style: {
        'line-color': paint('--line'),
        'curve-style': 'bezier',
        'target-arrow-shape': 'triangle',
        'target-arrow-color': paint('--line'),
      },
    },
    {
      selector: 'edge.chosen',
      style: {
        label: 'data(label)',
        color: paint('--faint'),
        'text-background-color': paint('--ground'),
        'text-background-opacity': 0.8,
        'line-color': paint('--faint'),
        'target-arrow-color': paint('--faint'),
      },
    },
    { selector: '.unnamed', style: { 'text-opacity': 0, 'text-background-opacity': 0 } },
    {
      selector: 'node.pointed',
      style: { 'text-opacity': 1, 'text-background-opacity': 1, 'z-index': 1 },
    },
  ] as StylesheetJson;
}
