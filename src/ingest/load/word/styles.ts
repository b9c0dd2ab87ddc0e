import { child, childrenOf, type XmlElement } from '../xml.js';

/** Where a paragraph says that it is numbered: the list, and the level in it from 0. */
export interface NumberingReference {
  readonly list: string | null;
  readonly level: number | null;
}

export interface StyleNumbering extends NumberingReference {
  /** The style and those that it is based on, itself first. */
  readonly styles: readonly string[];
}

/** What the styles of a document say of its paragraphs and runs. */
export interface Styles {
  /** Level of the heading, from 1, that paragraphs of a style are; null for text. */
  readonly headingLevel: (style: string | null) => number | null;
  /** The numbering that a style gives its paragraphs. */
  readonly numbering: (style: string | null) => StyleNumbering;
  /** Whether paragraphs of a style are entries of a table of contents, or the words above it. */
  readonly isContents: (style: string | null) => boolean;
  /** Whether runs or paragraphs of a style are hidden. */
  readonly isHidden: (style: string | null) => boolean;
}

const HEADING = /^(?:heading|标题)\s*([1-9])$/i;
const TITLE = /^(?:title|标题)$/i;
const CONTENTS = /^(?:toc|目录|table of figures|图表目录)(?:\s*(?:\d|heading|标题))?$/i;
const BODY_LEVEL = 9;

/** Reads `styles.xml`; where it is missing, styles are known by their ids. */
export function readStyles(part: XmlElement | null): Styles {
  const styles = new Map(childrenOf(part, 'w:style').map((style) => [style.attributes.styleId ?? '', style]));
  const byDefault = [...styles].find(
    ([, { attributes }]) => attributes.type === 'paragraph' && isOn(attributes.default ?? 'false'),
  )?.[0];
  const nameOf = (id: string) => child(styles.get(id), 'w:name')?.attributes.val ?? id;
  const chain = (id: string | null): string[] => {
    const ids: string[] = [];
    for (
      let at = id ?? byDefault;
      at !== undefined && !ids.includes(at);
      at = child(styles.get(at), 'w:basedOn')?.attributes.val
    )
      ids.push(at);
    return ids;
  };
  const isContents = (id: string | null) => id !== null && CONTENTS.test(nameOf(id));
  return {
    isContents,
    headingLevel: (id) => {
      if (isContents(id)) return null;
      for (const style of chain(id)) {
        const level = outlineLevel(child(styles.get(style), 'w:pPr'));
        if (level !== null) return level === BODY_LEVEL ? null : level + 1;
        const named = levelByName(nameOf(style));
        if (named !== null) return named;
      }
      return null;
    },
    numbering: (id) => {
      const found = chain(id).map((style) => numberingReference(child(styles.get(style), 'w:pPr')));
      return {
        list: found.find((reference) => reference?.list)?.list ?? null,
        level: found.find((reference) => reference?.level)?.level ?? null,
        styles: chain(id),
      };
    },
    isHidden: (id) => {
      for (const style of id === null ? [] : chain(id)) {
        const hidden = child(child(styles.get(style), 'w:rPr'), 'w:vanish');
        if (hidden) return isOn(hidden.attributes.val);
      }
      return false;
    },
  };
}

/** The level of the heading that a style is called after; null for other styles. */
function levelByName(name: string): number | null {
  const heading = HEADING.exec(name);
  if (heading) return Number(heading[1]);
  return TITLE.test(name) ? 1 : null;
}

/** The outline level of paragraph properties, from 0, 9 for body text; null where they give none. */
export function outlineLevel(properties: XmlElement | null): number | null {
  const value = Number(child(properties, 'w:outlineLvl')?.attributes.val ?? Number.NaN);
  return value >= 0 && value <= BODY_LEVEL ? value : null;
}

export function numberingReference(properties: XmlElement | null): NumberingReference | null {
  const found = child(properties, 'w:numPr');
  if (!found) return null;
  const level = child(found, 'w:ilvl')?.attributes.val;
  return {
    list: child(found, 'w:numId')?.attributes.val ?? null,
    level: level === undefined ? null : Number(level),
  };
}

/** Whether a switch is on: it is by standing there, unless its value says no. */
export function isOn(value: string | undefined): boolean {
  return value === undefined || !/^(0|false|off)$/i.test(value);
}
