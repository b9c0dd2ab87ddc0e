import { SaxesParser, type SaxesTagNS } from 'saxes';
import { decodeText } from './decode.js';
import { TooLarge } from './zip.js';

/** An element of an XML part, without comments and processing instructions. */
export interface XmlElement {
  /** Local name behind the prefix that the caller knows the namespace by, as `w:p`; `?:p` of any other. */
  readonly name: string;
  /** By local name; those of relationships keep their prefix (`r:id`). */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
}

export type XmlNode = XmlElement | string;

/** Namespaces that are read, each with the prefix that the program knows it by. */
export type Prefixes = Readonly<Record<string, string>>;

const MOST_NODES = 1_000_000;
const DEEPEST = 400;

/**
 * Parses an XML document. Entities that a document type declares are not expanded.
 *
 * @throws TooLarge; an Error where it is not well-formed or nested deeper than any document
 */
export function parseXml(bytes: Buffer, prefixes: Prefixes): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const root: { children: XmlNode[] } = { children: [] };
  const open: { children: XmlNode[] }[] = [root];
  let nodes = 0;
  const add = (node: XmlNode) => {
    if (++nodes > MOST_NODES) throw new TooLarge(`more than ${MOST_NODES} elements`);
    open.at(-1)!.children.push(node);
  };
  parser.on('opentag', (tag) => {
    const name = `${prefixes[tag.uri] ?? '?'}:${tag.local}`;
    const element = { name, attributes: readAttributes(tag, prefixes), children: [] };
    add(element);
    open.push(element);
    if (open.length > DEEPEST) throw new Error(`Elements are nested more than ${DEEPEST} deep.`);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('error', (error) => {
    throw error;
  });
  const declared = /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w-]+)/.exec(bytes.toString('latin1', 0, 200));
  parser.write(decodeText(bytes, declared?.[1]?.toLowerCase() ?? null).text).close();
  return elementsOf(root)[0]!;
}

const NO_ATTRIBUTES = {};

function readAttributes(tag: SaxesTagNS, prefixes: Prefixes): Readonly<Record<string, string>> {
  const found = Object.values(tag.attributes);
  if (found.length === 0) return NO_ATTRIBUTES;
  const attributes: Record<string, string> = {};
  for (const { local, uri, value } of found) attributes[prefixes[uri] === 'r' ? `r:${local}` : local] = value;
  return attributes;
}

export function elementsOf(parent: { readonly children: readonly XmlNode[] }): XmlElement[] {
  return parent.children.filter((child) => typeof child !== 'string');
}

/** The first child of a name. */
export function child(parent: XmlElement | null | undefined, name: string): XmlElement | null {
  return (parent && elementsOf(parent).find((element) => element.name === name)) ?? null;
}

export function childrenOf(parent: XmlElement | null | undefined, name: string): XmlElement[] {
  return parent ? elementsOf(parent).filter((element) => element.name === name) : [];
}

/** All elements of a name below an element, in the order of the document. */
export function* descendants(parent: XmlElement, name: string): Generator<XmlElement> {
  for (const element of elementsOf(parent)) {
    if (element.name === name) yield element;
    yield* descendants(element, name);
  }
}

/** The characters in an element itself. */
export function textOf(element: XmlElement): string {
  return element.children.filter((child) => typeof child === 'string').join('');
}
