import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import type * as Pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import { Problem } from '../../model/problem.js';
import { layDocument, type PdfText } from './pdf/assemble.js';
import { readContent } from './pdf/content.js';
import { type ReadPage, readPage } from './pdf/page.js';

const PDFJS = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const MOST_PAGES = 5000;
const MOST_CHARACTERS = 20_000_000;

/**
 * Reads the text of a PDF in the order of reading, one line for each printed one, pages separated by form feeds:
 * columns one after the other, rows of tables with tabs between their cells, notes as lines of their own. The
 * furniture of pages, what is printed across the text, and pictures are left out and counted. The character maps of
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
    // Pictures are found by the place they are drawn in; decoding them would take most of the time.
    maxImageSize: 0,
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
    const pages = await readPages(document, pdfjs, path);
    if (pages.every(({ characters }) => characters === 0)) {
      throw new Problem(
        'NO_TEXT',
        `${path} is a scan: its ${document.numPages} pages hold pictures and no text.`,
        'Run it through optical character recognition first.',
      );
    }
    return layDocument(pages);
  } finally {
    await task.destroy();
  }
}

async function readPages(document: PDFDocumentProxy, pdfjs: typeof Pdfjs, path: string): Promise<ReadPage[]> {
  const pages: ReadPage[] = [];
  let characters = 0;
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const read = readPage(await readContent(page, pdfjs));
    page.cleanup();
    characters += read.characters;
    if (characters > MOST_CHARACTERS) {
      throw new Problem(
        'FILE_TOO_LARGE',
        `${path} holds more than ${MOST_CHARACTERS} characters.`,
        'No policy text is that large; check where it comes from.',
      );
    }
    pages.push(read);
  }
  return pages;
}

function explain(cause: Error, path: string): Problem {
  return cause.name === 'PasswordException'
    ? new Problem('FILE_ENCRYPTED', `${path} is encrypted.`, 'Save it without a password first.', { cause })
    : new Problem('FILE_DAMAGED', `${path} is a damaged PDF.`, 'Download or save it again.', { cause });
}
