/** The bytes that a file may have, wherever it comes from: 64 MiB. */
export const LARGEST_FILE = 64 * 1024 * 1024;

/** Half-open range of UTF-16 code units: `start` is in it, `end` is not. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type MediaType =
  | 'text/plain'
  | 'text/markdown'
  | 'text/html'
  | 'text/csv'
  | 'application/json'
  | 'application/pdf'
  | 'application/ofd'
  | 'application/msword'
  | 'application/rtf'
  | 'application/vnd.oasis.opendocument.text'
  | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** What the date of a text is the day of. */
export type DateKind = 'issued' | 'published' | 'adopted';

/** What a page or an export says of a text beside it: `<meta>` elements, the table at its head, columns. */
export interface SourceMetadata {
  readonly title: string | null;
  /** 文号 as written there. */
  readonly number: string | null;
  readonly issuer: string | null;
  /** ISO date of issue where it is told apart from publication, else of publication. */
  readonly date: string | null;
  /** Which of the two the date is, where that is told. */
  readonly dateKind?: DateKind | null;
}

/** One text of a source, with what is said of it beside it. */
export interface SourcePart {
  /** Offset in `SourceFile.text` at which it begins. */
  readonly start: number;
  readonly metadata: SourceMetadata | null;
}

/** `unreadable` counts characters, the others the things that their names say. */
export type LossKind = 'furniture' | 'unreadable' | 'image' | 'table';

/** Something of a source that was left out of the text, so that nothing is lost silently. */
export interface Loss {
  readonly kind: LossKind;
  readonly count: number;
  /** What was left out, shortened, or where it stood; for a person to find it. */
  readonly sample: string;
  /** Line of the source, counted from 1, of the first of them; null where it has none. */
  readonly line: number | null;
}

/**
 * A file as it was given, decoded to text and not yet cleaned. Readers of formats with mark-up write headings
 * with `#` in front, table rows with tabs between their cells, and notes (footnotes, comments) as lines of their
 * own that begin with `[^name]: `; a reference to a note in the text is `[^name]`.
 */
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
  /** The texts that the file itself keeps apart (rows of an export), ascending; the first begins at 0. */
  readonly parts: readonly SourcePart[];
  /** Running heads that reading a format with pages left out and that stand nowhere in the text, each once. */
  readonly runningHeads?: readonly string[];
  /** What reading the format left out. */
  readonly losses: readonly Loss[];
  /** Where the source says that it was published; absent where it says nothing. */
  readonly url?: string | null;
}

/** What a block of the cleaned text looks like: running prose, one row of a table, or a note to the text. */
export type BlockKind = 'prose' | 'row' | 'note';

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

/** The blocks of one text that the source keeps apart from the others. */
export interface DocumentPart {
  /** Index of its first block. */
  readonly firstBlock: number;
  readonly metadata: SourceMetadata | null;
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
  /** The texts that the source keeps apart, ascending; the first begins at block 0. */
  readonly parts: readonly DocumentPart[];
  /** What reading and cleaning left out. */
  readonly losses: readonly Loss[];
  /** Where the source says that it was published, or null. */
  readonly url: string | null;
}
