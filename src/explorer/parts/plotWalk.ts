import cytoscape, { type ElementDefinition, type StylesheetJson } from 'cytoscape';
import { DRAWN_TYPES, edgeKey, styleOfRelation, type WalkEdge, type WalkNode } from './walk.js';

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

/** Where an element of this id is, cytoscape writes no style into the page: the policy refuses it, and `.drawing` says the same. */
const STYLED = '__________cytoscape_stylesheet';
/** Where new nodes begin, around the one that they are linked to. */
const RADIUS = 120;
/** As they are seen, in pixels: a node, the letters of a name, the widest line of a name, the space around all for names. */
const NODE = 11;
/** Of so many nodes each is smaller. */
const MANY = 100;
const SMALL_NODE = 8;
const NAME = 13;
const WIDEST = 160;
/** How wide a name is that is written in full, and what is kept of a longer one at its beginning, in letters; a character is two. */
const LONGEST = 44;
const BEGINNING = 14;
/** How strong the lines are that do not belong to the chosen node. */
const FAINT = 0.4;
const ROOM = { x: WIDEST / 2, y: 24 };
/** Of a narrow drawing this share of the width at most. */
const MOST_ROOM = 0.15;
/** So many nodes, those with most relations, are named even where their names lie over other nodes. */
const HUBS = 12;
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
  cy.on('mouseover', 'node, edge', ({ target }) => target.addClass('pointed'));
  cy.on('mouseout', 'node, edge', ({ target }) => target.removeClass('pointed'));
  cy.on('zoom', () => writeNames(cy));
  const paint = () => void cy.style(styleOf((name) => getComputedStyle(into).getPropertyValue(name).trim()));
  paint();
  return {
    paint,
    show({ nodes, edges, nameOf, wordOf }) {
      const elements = [
        ...nodes.map((node) => {
          const name = nameOf(node);
          return { data: { id: node.id, type: node.type, label: name, short: shorten(name) } };
        }),
        ...edges.map((edge) => ({
          data: {
            id: edgeKey(edge),
            source: edge.from,
            target: edge.to,
            label: wordOf(edge),
            predicate: edge.predicate,
          },
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

/** Letters of a text, of which a Chinese character takes the room of two. */
const widthOf = (text: string) => [...text].reduce((sum, char) => sum + (char > '\u2e80' ? 2 : 1), 0);

/** A long name without its middle: titles begin alike, and end with what tells them apart. */
function shorten(name: string): string {
  if (widthOf(name) <= LONGEST) return name;
  const chars = [...name];
  let [start, end] = [0, chars.length];
  while (widthOf(chars.slice(0, start + 1).join('')) <= BEGINNING) start++;
  while (widthOf(chars.slice(end - 1).join('')) <= LONGEST - BEGINNING) end--;
  return `${chars.slice(0, start).join('')}…${chars.slice(end).join('')}`;
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

/** Layouts know nothing of the frame: what is narrower or flatter than it is stretched. Then all of it is shown. */
function fill(cy: cytoscape.Core): void {
  const width = cy.width() - 2 * Math.min(ROOM.x, cy.width() * MOST_ROOM);
  const height = cy.height() - 2 * ROOM.y;
  const { x1, y1, w, h } = placesOf(cy);
  const by = (h * width) / (w * height);
  const [wider, higher] = [by, 1 / by].map((stretch) => Math.min(MOST_STRETCH, Math.max(1, stretch)));
  cy.nodes().positions((node) => ({
    x: x1 + (node.position('x') - x1) * wider!,
    y: y1 + (node.position('y') - y1) * higher!,
  }));
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

type Box = Pick<cytoscape.BoundingBox12, 'x1' | 'x2' | 'y1' | 'y2'>;

const isOver = (a: Box, b: Box): boolean => a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2;
const isWithin = ({ x, y }: cytoscape.Position, box: Box): boolean =>
  box.x1 < x && x < box.x2 && box.y1 < y && y < box.y2;

/**
 * Names and nodes are as large however far away one stands. Those of the nodes with most relations are written first, and none over
 * another; only those of the first ones over nodes. The pointer shows the others, as do the list of nodes and a closer look.
 */
function writeNames(cy: cytoscape.Core): void {
  const large = (pixels: number) => pixels / cy.zoom();
  const size = large(cy.nodes().length > MANY ? SMALL_NODE : NODE);
  cy.batch(() => {
    cy.nodes().style({
      'font-size': large(NAME),
      width: size,
      height: size,
      'text-max-width': `${large(WIDEST)}px`,
    });
    cy.edges().style({ 'font-size': large(NAME - 1), width: large(1), 'arrow-scale': large(0.35) });
    cy.edges('.chosen').style({ width: large(2) });
  });
  const dots = cy.nodes().map((node) => ({ id: node.id(), at: node.renderedPosition() }));
  const written: Box[] = [];
  const rank = (node: cytoscape.NodeSingular) =>
    node.hasClass('chosen') ? Number.MAX_SAFE_INTEGER : node.degree(false);
  const nodes = cy
    .nodes()
    .sort((a, b) => rank(b as cytoscape.NodeSingular) - rank(a as cytoscape.NodeSingular));
  nodes.forEach((node, i) => {
    const isHub = i < HUBS;
    const box = node.renderedBoundingBox({ includeNodes: false, includeOverlays: false });
    const hidesDot = !isHub && dots.some(({ id, at }) => id !== node.id() && isWithin(at, box));
    const isWritten = !hidesDot && !written.some((other) => isOver(box, other));
    node.toggleClass('hub', isHub);
    node.toggleClass('unnamed', !isWritten);
    if (isWritten) written.push(box);
  });
}

function styleOf(paint: (name: string) => string): StylesheetJson {
  const colourOf = (edge: cytoscape.EdgeSingular) => paint(styleOfRelation(edge.data('predicate')).colour);
  return [
    {
      selector: 'node',
      style: {
        label: 'data(short)',
        color: paint('--ink'),
        'text-wrap': 'wrap',
        // Chinese has no spaces to break at.
        'text-overflow-wrap': (node: cytoscape.NodeSingular) =>
          node.data('short').includes(' ') ? 'whitespace' : 'anywhere',
        'text-valign': 'bottom',
        'text-background-color': paint('--ground'),
        'text-background-opacity': 0.8,
        'background-color': paint('--link'),
      },
    },
    ...DRAWN_TYPES.filter((type) => type !== 'Plan').map((type) => ({
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
        'line-color': colourOf,
        'line-style': (edge: cytoscape.EdgeSingular) => styleOfRelation(edge.data('predicate')).line,
        'line-opacity': FAINT,
        'curve-style': 'bezier',
        'target-arrow-shape': 'triangle',
        'target-arrow-color': colourOf,
      },
    },
    { selector: 'edge.chosen', style: { 'line-opacity': 1 } },
    // Their names lie over other nodes.
    { selector: 'node.hub', style: { 'z-index': 1 } },
    { selector: '.unnamed', style: { 'text-opacity': 0, 'text-background-opacity': 0 } },
    {
      selector: '.pointed',
      style: {
        label: 'data(label)',
        color: paint('--ink'),
        'text-opacity': 1,
        'text-background-color': paint('--ground'),
        'text-background-opacity': 1,
        'line-opacity': 1,
        'z-index': 2,
      },
    },
  ] as StylesheetJson;
}
