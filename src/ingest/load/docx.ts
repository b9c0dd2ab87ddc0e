import { Problem } from '../../model/problem.js';
import { readWordText, type WordText } from './word/body.js';
import { openWordPackage } from './word/package.js';
import { TooLarge } from './zip.js';

/**
 * The text of a Word document as it shows on paper: automatic numbers in front of their paragraphs, merged cells in
 * every row and column that they span, notes behind the paragraphs that refer to them, tracked changes accepted.
 *
 * @throws Problem FILE_DAMAGED, FILE_TOO_LARGE, NO_TEXT where it holds pictures alone
 */
export async function readDocx(bytes: Buffer, path: string): Promise<WordText> {
  const word = await openWordPackage(bytes).catch((cause: Error) => {
    throw explain(cause, path);
  });
  const read = readWordText(word);
  const images = read.losses.find(({ kind }) => kind === 'image')?.count ?? 0;
  if (read.text === '' && images > 0) {
    throw new Problem(
      'NO_TEXT',
      `${path} holds ${images} pictures and no text.`,
      'Run it through optical character recognition first.',
    );
  }
  return read;
}

function explain(cause: Error, path: string): Problem {
  if (cause instanceof TooLarge) {
    return new Problem(
      'FILE_TOO_LARGE',
      `${path} unpacks to ${cause.message}.`,
      'No policy text is that large; check where it comes from.',
      { cause },
    );
  }
  return new Problem(
    'FILE_DAMAGED',
    `${path} is a damaged Word document.`,
    'Open it in a word processor and save it again.',
    { cause },
  );
}
