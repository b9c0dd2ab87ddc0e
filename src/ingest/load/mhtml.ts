import PostalMime from 'postal-mime';
import { Problem } from '../../model/problem.js';

/** Whether a file begins as web archives do (.mht, .mhtml): with the header of a message made of a page and its parts. */
export function looksLikeMhtml(start: string): boolean {
  const header = start.trimStart().split(/\r?\n\r?\n/)[0]!;
  const lines = header.split(/\r?\n/);
  if (!lines.slice(0, -1).every((line) => /^(?:[\w-]+:|\s)/.test(line))) return false;
  return (
    /^mime-version:/im.test(header) && /^content-type:\s*(?:multipart\/related|text\/html)\b/im.test(header)
  );
}

/**
 * The HTML of a web archive: of the page and of the frames in it.
 *
 * @throws Problem FILE_DAMAGED
 */
export async function readMhtml(bytes: Buffer, path: string): Promise<string> {
  const damaged = (cause?: unknown) =>
    new Problem(
      'FILE_DAMAGED',
      `${path} is a web archive (.mht) without a page in it.`,
      'Save the page as HTML from a browser.',
      { cause },
    );
  const message = await PostalMime.parse(bytes, { maxNestingDepth: 32 }).catch((cause: unknown) => {
    throw damaged(cause);
  });
  if (!message.html) throw damaged();
  return message.html;
}
