import { type ChildNode, type Document, type Element, isTag, isText, type ParentNode } from 'domhandler';
import { parse } from 'parse5';
import { adapter, type Htmlparser2TreeAdapterMap } from 'parse5-htmlparser2-tree-adapter';
import { Problem } from '../../../model/problem.js';

/** More open elements at a time, or elements in all, than any page has: what makes parsing take forever. */
const MOST_OPEN = 4000;
const MOST_ELEMENTS = 1_000_000;
const MOST_ATTRIBUTES = 2000;
/** Elements further down are taken for their text, so that walking the tree needs a bounded stack. */
const DEEPEST = 200;

/**
 * The tree of a page, as a browser without scripts makes it.
 *
 * @throws Problem FILE_DAMAGED where elements are nested, or repeated, beyond any page's measure
 */
export function parsePage(html: string, path: string): Document {
  let open = 0;
  let made = 0;
  const check = (fits = open <= MOST_OPEN && made <= MOST_ELEMENTS) => {
    if (fits) return;
    throw new Problem(
      'FILE_DAMAGED',
      `${path} nests or repeats its elements beyond any page's measure.`,
      'Save the page again from a browser.',
    );
  };
  check(mostAttributes(html) <= MOST_ATTRIBUTES);
  const document = parse<Htmlparser2TreeAdapterMap>(html, {
    scriptingEnabled: false,
    treeAdapter: {
      ...adapter,
      createElement: (...given) => {
        made++;
        check();
        return adapter.createElement(...given);
      },
      onItemPush: () => {
        open++;
        check();
      },
      onItemPop: () => {
        open--;
      },
    },
  });
  flatten(document);
  return document;
}

/** How many attributes, at most, an element of the page has: parsers compare each with all others. */
function mostAttributes(html: string): number {
  let most = 0;
  for (let at = html.indexOf('<'); at >= 0 && most <= MOST_ATTRIBUTES; at = html.indexOf('<', at + 1)) {
    if (!/[a-z]/i.test(html[at + 1] ?? '')) continue;
    let gaps = 0;
    for (at++; at < html.length && html[at] !== '>' && gaps <= MOST_ATTRIBUTES; at++) {
      if (/[\s/]/.test(html[at]!)) gaps++;
      else if (html[at - 1] === '=') at = endOfValue(html, at);
    }
    most = Math.max(most, gaps);
  }
  return most;
}

/** Index of the last character of an attribute's value where it is quoted, else of its first one. */
function endOfValue(html: string, from: number): number {
  const quote = html[from]!;
  const end = quote === '"' || quote === "'" ? html.indexOf(quote, from + 1) : from;
  return end < 0 ? html.length : end;
}

/** Replaces what lies too deep by its text. */
function flatten(root: ParentNode): void {
  const stack: [ParentNode, number][] = [[root, 0]];
  for (let top = stack.pop(); top; top = stack.pop()) {
    const [node, depth] = top;
    if (depth >= DEEPEST) node.children = textsBelow(node);
    else for (const child of node.children) if (isTag(child)) stack.push([child, depth + 1]);
  }
}

function textsBelow(root: ParentNode): ChildNode[] {
  const texts: ChildNode[] = [];
  const stack: ChildNode[] = [...root.children].reverse();
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (isText(node)) {
      node.parent = root;
      texts.push(node);
    } else if (isTag(node)) stack.push(...[...node.children].reverse());
  }
  return texts;
}

/** The elements below a node, in the order of the document. */
export function elementsBelow(root: ParentNode): Element[] {
  const elements: Element[] = [];
  const stack = root.children.filter(isTag).reverse();
  for (let element = stack.pop(); element; element = stack.pop()) {
    elements.push(element);
    for (let i = element.children.length - 1; i >= 0; i--) {
      const child = element.children[i]!;
      if (isTag(child)) stack.push(child);
    }
  }
  return elements;
}

/** All text below a node, as it is. */
export function textBelow(node: ChildNode): string {
  if (isText(node)) return node.data;
  return isTag(node) ? node.children.map(textBelow).join('') : '';
}

/** The first characters of the text below a node; `most` says how many at least, where it has so many. */
export function textStart(node: ChildNode, most: number): string {
  let text = '';
  const stack: ChildNode[] = [node];
  for (let top = stack.pop(); top && text.length < most; top = stack.pop()) {
    if (isText(top)) text += top.data;
    else if (isTag(top)) for (let i = top.children.length - 1; i >= 0; i--) stack.push(top.children[i]!);
  }
  return text;
}

/** The names by which rules know an element: its tag, id and classes, in lower case. */
export function namesOf(element: Element): string[] {
  const { id = '', class: classes = '' } = element.attribs;
  return [element.name, id, ...classes.split(/\s+/)].map((name) => name.toLowerCase()).filter(Boolean);
}

/** A whole number of an attribute, held between bounds; `otherwise` where it is none. */
export function numberAttribute(
  element: Element,
  attribute: string,
  otherwise: number,
  most: number,
): number {
  const value = Number.parseInt(element.attribs[attribute] ?? '', 10);
  return Number.isNaN(value) ? otherwise : Math.max(0, Math.min(most, value));
}
