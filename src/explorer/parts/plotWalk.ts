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

/** Draws into an element; `onChoose` is told which node was pressed, `onPin` which was dragged to its place. */
export function drawWalk(
  into: HTMLElement,
  onChoose: (id: string) => void,
  onPin: (id: string) => void,
): Drawing {
  into.id = STYLED;
  const cy = cytoscape({ container: into, userZoomingEnabled: false, maxZoom: 4, minZoom: 0.1 });
  cy.on('tap', 'node', ({ target }) => onChoose(target.id()));
  cy.on('dragfree', 'node', ({ target }) => onPin(target.id()));
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
        nodeDimensionsIncludeLabels: true,
        idealEdgeLength: () => 90,
        nodeRepulsion: () => 12_000,
        padding: 24,
      }).run();
    },
    choose(id) {
      cy.elements().removeClass('chosen');
      cy.getElementById(id).addClass('chosen').connectedEdges().addClass('chosen');
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

function styleOf(paint: (name: string) => string): StylesheetJson {
  return [
    {
      selector: 'node',
      style: {
        width: 16,
        height: 16,
        label: 'data(label)',
        'font-size': 15,
        color: paint('--ink'),
        'text-wrap': 'ellipsis',
        'text-max-width': '160px',
        'text-valign': 'bottom',
        'text-background-color': paint('--ground'),
        'text-background-opacity': 0.8,
        'min-zoomed-font-size': 6,
        'background-color': paint('--link'),
      },
    },
    ...TYPES.map((type) => ({
      selector: `node[type = "${type}"]`,
      style: { 'background-color': paint(`--${type.toLowerCase()}`) },
    })),
    { selector: 'node[type = "Plan"]', style: { shape: 'round-rectangle' } },
    { selector: 'node.pinned', style: { shape: 'diamond', width: 20, height: 20 } },
    {
      selector: 'node.chosen',
      style: { 'border-width': 3, 'border-color': paint('--ink'), 'font-size': 17 },
    },
    {
      selector: 'edge',
      style: {
        width: 1,
        'line-color': paint('--line'),
        'curve-style': 'bezier',
        'target-arrow-shape': 'triangle',
        'target-arrow-color': paint('--line'),
        'arrow-scale': 0.8,
      },
    },
    {
      selector: 'edge.chosen',
      style: {
        label: 'data(label)',
        'font-size': 12,
        color: paint('--faint'),
        'text-background-color': paint('--ground'),
        'text-background-opacity': 0.8,
        'min-zoomed-font-size': 6,
        'line-color': paint('--faint'),
        'target-arrow-color': paint('--faint'),
      },
    },
  ] as StylesheetJson;
}
