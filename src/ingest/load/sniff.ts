import type { MediaType } from '../../model/document.js';
import { looksLikeMhtml } from './mhtml.js';
import { entryNames, readEntries } from './zip.js';

const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument.text';

/** What a file is by its first bytes; `mhtml` is a web archive, `zip` and `binary` are what cannot be read. */
export type Sniffed = MediaType | 'mhtml' | 'zip' | 'binary';

/** Formats that a name decides about where the content is some text. */
const TEXTS: readonly [RegExp, MediaType][] = [
  [/\.(md|markdown)$/i, 'text/markdown'],
  [/\.(csv|tsv)$/i, 'text/csv'],
  [/\.(json|jsonl|ndjson)$/i, 'application/json'],
];

/** Tells a file's format by its content; the name only decides between texts. */
export async function sniffFormat(bytes: Buffer, name: string): Promise<Sniffed> {
  if (bytes.subarray(0, 1024).includes('%PDF-')) return 'application/pdf';
  if (bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))) return sniffZip(bytes);
  if (bytes.subarray(0, 8).equals(Buffer.from('d0cf11e0a1b11ae1', 'hex'))) return 'application/msword';
  const start = bytes
    .subarray(0, 2048)
    .toString('latin1')
    .replace(/\u0000/g, '');
  if (start.startsWith('{\\rtf')) return 'application/rtf';
  if (
    /^\s*(?:(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)\s*)?(?:<!--(?:(?!-->)[\s\S])*-->\s*|<\?xml[^>]*>\s*)*<(!doctype html|html|head|body)\b/i.test(
      start,
    )
  )
    return 'text/html';
  if (looksLikeMhtml(start)) return 'mhtml';
  const isMarkdown = /\.(md|markdown)$/i.test(name);
  if (!isMarkdown && looksLikeFragment(start)) return 'text/html';
  if (looksBinary(bytes)) return 'binary';
  return TEXTS.find(([ending]) => ending.test(name))?.[1] ?? 'text/plain';
}

/** Office documents are archives, told by what is in them; a damaged one is taken for a Word document. */
async function sniffZip(bytes: Buffer): Promise<Sniffed> {
  const names = await entryNames(bytes).catch(() => null);
  if (names === null || names.some((name) => /^\/?word\//i.test(name)))
    return 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  if (names.some((name) => /^\/?OFD\.xml$/i.test(name))) return 'application/ofd';
  const declared = await readEntries(bytes, (name) => name === 'mimetype').catch(() => null);
  return declared?.get('mimetype')?.toString('latin1').startsWith(OPEN_DOCUMENT) ? OPEN_DOCUMENT : 'zip';
}

/** A page without its frame, as crawlers keep the element of an article. */
function looksLikeFragment(start: string): boolean {
  return /^\s*(?:\xef\xbb\xbf\s*)?<(?:meta|title|link|script|style|div|table|tbody|tr|td|p|span|font|section|article|main|center|h[1-6]|ul|ol|form|ucapcontent)(?:\s[^<>]{0,1000})?>/i.test(
    start,
  );
}

/** Control characters make up more than one byte in a hundred; the zero bytes of UTF-16 are none. */
function looksBinary(bytes: Buffer): boolean {
  const sample = bytes.subarray(0, 20_000);
  const marked = (sample[0] === 0xff && sample[1] === 0xfe) || (sample[0] === 0xfe && sample[1] === 0xff);
  if (marked) return false;
  let controls = 0;
  for (const byte of sample) if (byte < 9 || (byte > 13 && byte < 32)) controls++;
  return controls > sample.length / 100;
}
