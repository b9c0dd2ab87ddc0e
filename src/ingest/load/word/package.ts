import { posix } from 'node:path';
import { child, childrenOf, parseXml, type XmlElement } from '../xml.js';
import { readEntries } from '../zip.js';
import { WORD } from './namespaces.js';

/** The parts of a Word document that hold text or say how it is numbered; null where it has none of a kind. */
export interface WordPackage {
  readonly body: XmlElement;
  readonly styles: XmlElement | null;
  readonly numbering: XmlElement | null;
  readonly footnotes: XmlElement | null;
  readonly endnotes: XmlElement | null;
  readonly comments: XmlElement | null;
  /** Headers and footers of its pages. */
  readonly margins: readonly XmlElement[];
}

/** Parts beside the text or its relationships; what is embedded lies deeper. */
const PARTS = /^(?!customxml\/|docprops\/)([^/]+\/)?(_rels\/)?[^/]*\.(xml|rels)$/;

/**
 * Opens a Word document (ECMA-376, ISO/IEC 29500).
 *
 * @throws TooLarge; an Error where the archive or one of its parts is damaged or there is no text in it
 */
export async function openWordPackage(bytes: Buffer): Promise<WordPackage> {
  const entries = await readEntries(bytes, (name) => PARTS.test(name));
  const part = (name: string | undefined) => {
    const content = name === undefined ? undefined : entries.get(name);
    return content ? parseXml(content, WORD) : null;
  };
  const main = relatedTo(part('_rels/.rels'), '', 'officeDocument')[0] ?? 'word/document.xml';
  const folder = posix.dirname(main);
  const relationships = part(`${folder}/_rels/${posix.basename(main)}.rels`);
  const related = (kind: string) => relatedTo(relationships, folder, kind);
  const one = (kind: string) => part(related(kind)[0] ?? `${folder}/${kind}.xml`);
  const body = child(part(main), 'w:body');
  if (!body) throw new Error('It has no body.');
  return {
    body,
    styles: one('styles'),
    numbering: one('numbering'),
    footnotes: one('footnotes'),
    endnotes: one('endnotes'),
    comments: one('comments'),
    margins: [...related('header'), ...related('footer')].map(part).filter((found) => found !== null),
  };
}

/** Names of the parts that a part is related to by a kind of relationship, the last word of its type. */
function relatedTo(relationships: XmlElement | null, folder: string, kind: string): string[] {
  return childrenOf(relationships, 'rel:Relationship')
    .filter(({ attributes }) => attributes.Type?.endsWith(`/${kind}`) && attributes.TargetMode !== 'External')
    .map(({ attributes }) => posix.join('/', folder, '.', resolveTarget(attributes.Target ?? '', folder)))
    .map((name) => name.slice(1).toLowerCase());
}

/** A target that begins with a slash is counted from the root of the archive. */
function resolveTarget(target: string, folder: string): string {
  return target.startsWith('/') ? posix.relative(`/${folder}`, target) : target;
}
