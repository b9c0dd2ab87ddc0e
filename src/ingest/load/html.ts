import { load } from 'cheerio';
import type { AnyNode } from 'domhandler';

const BLOCKS = new Set([
  'p',
  'div',
  'section',
  'article',
  'li',
  'ul',
  'ol',
  'dl',
  'dt',
  'dd',
  'table',
  'tr',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'blockquote',
  'pre',
  'header',
  'footer',
  'main',
  'nav',
  'aside',
  'figure',
  'figcaption',
  'form',
  'hr',
  'body',
]);
const SILENT = 'script, style, noscript, template, head, nav, iframe, svg, button, select, input, textarea';

/**
 * The text of a page: one line for each block, a heading with the number of `#` of its level in front, the
 * cells of a table row separated by tabs, cells that span columns followed by empty ones.
 */
export function readHtml(html: string): string {
  const $ = load(html);
  $(SILENT).remove();
  const lines: string[] = [];
  let line = '';
  const flush = () => {
    const text = line.replace(/[ \u00a0\r\n\f]+/g, ' ').trim();
    if (text !== '') lines.push(text);
    line = '';
  };
  const visit = (node: AnyNode): void => {
    if (node.type === 'text') {
      line += node.data;
      return;
    }
    if (node.type !== 'tag') return;
    const name = node.name.toLowerCase();
    if (name === 'br') {
      flush();
      return;
    }
    if (name === 'tr') {
      flush();
      const cells = $(node)
        .children('td, th')
        .toArray()
        .flatMap((cell) => {
          const text = $(cell).text().replace(/\s+/g, ' ').trim();
          return [
            text,
            ...Array(Math.max(0, Math.min(50, Number($(cell).attr('colspan') ?? 1)) - 1)).fill(''),
          ];
        });
      if (cells.some((cell) => cell !== '')) lines.push(cells.join('\t'));
      return;
    }
    const isBlock = BLOCKS.has(name);
    if (isBlock) flush();
    if (/^h[1-6]$/.test(name)) line = `${'#'.repeat(Number(name[1]))} `;
    for (const child of node.children) visit(child);
    if (isBlock) flush();
  };
  for (const node of $('body').toArray()) visit(node);
  flush();
  return lines.join('\n');
}

/** The encoding that a page declares for itself, or null. */
export function declaredEncoding(bytes: Buffer): string | null {
  const start = bytes.subarray(0, 4096).toString('latin1');
  return /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(start)?.[1]?.toLowerCase() ?? null;
}
