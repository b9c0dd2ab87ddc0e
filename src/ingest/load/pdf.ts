import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { Problem } from '../../model/problem.js';

/** The text of a PDF with the offsets at which its pages begin. */
export interface PdfText {
  readonly text: string;
  readonly pageStarts: readonly number[];
}

interface Item {
  readonly str: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const PDFJS = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const MOST_PAGES = 5000;

/**
 * Reads the text of a PDF, line by line from top to bottom, pages separated by form feeds. The character maps of
 * Chinese fonts are the program's own, so texts without ToUnicode tables come out as well.
 *
 * @throws Problem FILE_ENCRYPTED, FILE_DAMAGED, FILE_TOO_LARGE, NO_TEXT for scans
 */
export async function readPdf(bytes: Buffer, path: string): Promise<PdfText> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = pdfjs.getDocument({
    data: new Uint8Array(bytes),
    cMapUrl: join(PDFJS, 'cmaps') + sep,
    cMapPacked: true,
    standardFontDataUrl: join(PDFJS, 'standard_fonts') + sep,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: 0,
  });
  try {
    const document = await task.promise.catch((cause: Error) => {
      throw explain(cause, path);
    });
    if (document.numPages > MOST_PAGES) {
      throw new Problem(
        'FILE_TOO_LARGE',
        `${path} has ${document.numPages} pages; at most ${MOST_PAGES} are read.`,
        'Split it.',
      );
    }
    let text = '';
    const pageStarts: number[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const content = await page.getTextContent();
      pageStarts.push(text.length);
      text += `${layLines(content.items.flatMap((item) => ('str' in item ? [toItem(item)] : []))).join('\n')}\n\f`;
      page.cleanup();
    }
    if (!/\S/.test(text)) {
      throw new Problem(
        'NO_TEXT',
        `${path} is a scan: its ${document.numPages} pages hold pictures and no text.`,
        'Run it through optical character recognition first.',
      );
    }
    return { text, pageStarts };
  } finally {
    await task.destroy();
  }
}

function explain(cause: Error, path: string): Problem {
  return cause.name === 'PasswordException'
    ? new Problem('FILE_ENCRYPTED', `${path} is encrypted.`, 'Save it without a password first.', { cause })
    : new Problem('FILE_DAMAGED', `${path} is a damaged PDF.`, 'Download or save it again.', { cause });
}

function toItem(item: { str: string; transform: number[]; width: number; height: number }): Item {
  return {
    str: item.str,
    x: item.transform[4]!,
    y: item.transform[5]!,
    width: item.width,
    height: item.height,
  };
}

/** Items of one height make a line; within it a gap wider than a character is a space. */
function layLines(items: readonly Item[]): string[] {
  const lines: Item[][] = [];
  for (const item of items) {
    if (item.str === '') continue;
    const line = lines.at(-1);
    const last = line?.at(-1);
    if (line && last && Math.abs(last.y - item.y) < Math.max(2, item.height * 0.5)) line.push(item);
    else lines.push([item]);
  }
  return lines.map((line) => {
    let text = '';
    let end = Number.NaN;
    for (const item of line) {
      if (item.x - end > Math.max(3, item.height * 0.8) && !/\s$/.test(text) && !/^\s/.test(item.str))
        text += ' ';
      text += item.str;
      end = item.x + item.width;
    }
    return text;
  });
}
