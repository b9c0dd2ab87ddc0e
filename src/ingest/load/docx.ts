import mammoth from 'mammoth';
import { Problem } from '../../model/problem.js';
import { readFragment } from './html.js';
import { inflatedSize } from './zip.js';

const LARGEST_UNPACKED = 256 * 1024 * 1024;

/**
 * The text of a Word document, its headings and tables marked as in `readFragment`.
 *
 * @throws Problem FILE_DAMAGED, FILE_TOO_LARGE
 */
export async function readDocx(bytes: Buffer, path: string): Promise<string> {
  const damaged = (cause: unknown) =>
    new Problem(
      'FILE_DAMAGED',
      `${path} is a damaged Word document.`,
      'Open it in a word processor and save it again.',
      { cause },
    );
  const size = await inflatedSize(bytes, LARGEST_UNPACKED).catch((cause: unknown) => {
    throw damaged(cause);
  });
  if (size > LARGEST_UNPACKED) {
    throw new Problem(
      'FILE_TOO_LARGE',
      `${path} unpacks to more than ${LARGEST_UNPACKED / 1048576} MB.`,
      'No policy text is that large; check where it comes from.',
    );
  }
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: bytes },
      { convertImage: mammoth.images.imgElement(async () => ({ src: '' })) },
    );
    return readFragment(value, path);
  } catch (cause) {
    throw damaged(cause);
  }
}
