/** Half-open range of UTF-16 code units: `start` is in it, `end` is not. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type MediaType =
  | 'text/plain'
  | 'text/markdown'
  | 'text/html'
  | 'application/pdf'
  | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A file as it was given, decoded to text and not yet cleaned. */
export interface SourceFile {
  readonly path: string;
  /** Base name, the name by which users and evidence call the file. */
  readonly name: string;
  /** Hex digest of the file's bytes: the identity of a Document. */
  readonly sha256: string;
  readonly mediaType: MediaType;
  readonly encoding: string;
  /** The decoded source; offsets that are shown to users point into it. */
  readonly text: string;
  /** Number of characters that could not be decoded (U+FFFD). */
  readonly unreadable: number;
  /** Offsets in `text` at which the pages begin; null for formats without pages. */
  readonly pageStarts: readonly number[] | null;
}

/** What a block of the cleaned text looks like: running prose or one row of a table. */
export type BlockKind = 'prose' | 'row';

/** Lines of the source that belong together: a paragraph, a heading or a table row. */
export interface Block {
  readonly kind: BlockKind;
  /** Where it stands in `Document.text`; never includes the newline that ends it. */
  readonly span: Span;
  /** True where the source's own mark-up says that this is a heading. */
  readonly markedHeading: boolean;
  /** Line of the source on which it begins, counted from 1. */
  readonly line: number;
}

export type DocumentKind = 'policy' | 'news';

/** One source file after cleaning. `text`, in simplified characters, is the one coordinate system of all later stations. */
export interface Document {
  readonly sha256: string;
  readonly path: string;
  readonly name: string;
  readonly mediaType: MediaType;
  readonly encoding: string;
  readonly source: string;
  /** Blocks separated by newlines, without page furniture and without the white space of the layout. */
  readonly text: string;
  /** `text` as the source writes it: differs from it in traditional characters alone. */
  readonly written: string;
  /** For every code unit of `text` its offset in `source`. */
  readonly origins: Uint32Array;
  /** Offsets in `source` at which its lines begin, ascending. */
  readonly lineStarts: Uint32Array;
  readonly blocks: readonly Block[];
  /** Lines that recur as page headers or footers, each once, as they stand in the source. */
  readonly runningHeads: readonly string[];
  readonly unreadable: number;
  /** Offsets in `source` at which the pages begin; null for formats without pages. */
  readonly pageStarts: readonly number[] | null;
}
