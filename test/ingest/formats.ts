import iconv from 'iconv-lite';
import JSZip from 'jszip';

/** A Word document with a heading, a paragraph and a table. */
export async function makeDocx(
  heading: string,
  paragraph: string,
  rows: readonly (readonly string[])[],
): Promise<Buffer> {
  const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
  const cell = (text: string) => `<w:tc><w:p>${run(text)}</w:p></w:tc>`;
  const table = `<w:tbl>${rows.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`;
  const body = `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>${run(heading)}</w:p><w:p>${run(paragraph)}</w:p>${table}`;
  return zip({
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    'word/styles.xml': `<?xml version="1.0"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>`,
    'word/_rels/document.xml.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
  });
}

/** A zip archive of the files. */
export async function zip(files: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const archive = new JSZip();
  for (const [name, content] of Object.entries(files)) archive.file(name, content);
  return archive.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

/** Something on a page of a PDF; x and y in points from its lower left corner. */
export type Drawn =
  | {
      readonly text: string;
      readonly x: number;
      readonly y: number;
      /** Points; 12 where left out. */
      readonly size?: number;
      /** Degrees against the clock. */
      readonly turn?: number;
      /** Red, green and blue from 0 to 1. */
      readonly colour?: readonly [number, number, number];
    }
  | { readonly line: readonly [number, number, number, number] }
  | { readonly picture: readonly [x: number, y: number, width: number, height: number] };

export interface PdfPage {
  readonly drawn: readonly Drawn[];
  readonly isLandscape?: boolean;
  /** Degrees by which viewers turn the page. */
  readonly rotate?: number;
}

/**
 * A PDF as Chinese offices make them: a font that is not embedded, encoded by GBK-EUC-H, without a ToUnicode table.
 * Each page is a list of lines, or of what is drawn at its place; a page without lines is a picture.
 */
export function makePdf(
  pages: readonly (readonly string[] | PdfPage)[],
  options: { encrypted?: boolean } = {},
): Buffer {
  const objects: string[] = [];
  const kids = pages.map((_, i) => `${7 + 2 * i} 0 R`).join(' ');
  objects[1] = '<< /Type /Catalog /Pages 2 0 R >>';
  objects[2] = `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`;
  objects[3] =
    '<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /GBK-EUC-H /DescendantFonts [4 0 R] >>';
  // Characters 814 to 907 of Adobe-GB1 are the half-width ones.
  objects[4] =
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 5 0 R /DW 1000 /W [1 95 500 814 907 500] >>';
  objects[5] =
    '<< /Type /FontDescriptor /FontName /SimSun /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>';
  objects[6] =
    '<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n0\nendstream';
  pages.forEach((page, i) => {
    const { drawn, isLandscape, rotate }: PdfPage = 'drawn' in page ? page : { drawn: drawLines(page) };
    const content = drawn.length === 0 ? '0 0 100 100 re f' : drawn.map(drawnContent).join(' ');
    const [width, height] = isLandscape ? [842, 595] : [595, 842];
    objects[7 + 2 * i] =
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Rotate ${rotate ?? 0} /Resources << /Font << /F1 3 0 R >> /XObject << /Im1 6 0 R >> >> /Contents ${8 + 2 * i} 0 R >>`;
    objects[8 + 2 * i] = `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
  });
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, number) => {
    const offset = file.length;
    file += `${number} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = file.length;
  const entries = objects
    .map((_, number) => `${String(offsets[number]).padStart(10, '0')} 00000 n \n`)
    .join('');
  const encrypt = options.encrypted
    ? `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${'61'.repeat(32)}> /U <${'62'.repeat(32)}> /P -4 >> /ID [<${'63'.repeat(16)}> <${'63'.repeat(16)}>]`
    : '';
  file += `xref\n0 ${objects.length}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${objects.length} /Root 1 0 R ${encrypt} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

/** Lines below each other, the first one at the given place. */
export function drawLines(lines: readonly string[], x = 72, y = 760, size = 12): Drawn[] {
  return lines.map((text, i) => ({ text, x, y: y - 2 * size * i, size }));
}

/** Rows of cells with ruling lines around them; `xs` are the sides of the columns, `y` the top of the table. */
export function drawTable(
  rows: readonly (readonly string[])[],
  xs: readonly number[],
  y: number,
  height = 22,
): Drawn[] {
  const bottom = y - height * rows.length;
  return [
    ...rows.flatMap((row, i) =>
      row.map((text, j) => ({ text, x: xs[j]! + 4, y: y - height * i - 15, size: 11 })),
    ),
    ...xs.map((x): Drawn => ({ line: [x, y, x, bottom] })),
    ...Array.from(
      { length: rows.length + 1 },
      (_, i): Drawn => ({ line: [xs[0]!, y - height * i, xs.at(-1)!, y - height * i] }),
    ),
  ];
}

function drawnContent(drawn: Drawn): string {
  if ('line' in drawn) {
    const [x0, y0, x1, y1] = drawn.line;
    return `${x0} ${y0} m ${x1} ${y1} l S`;
  }
  if ('picture' in drawn) {
    const [x, y, width, height] = drawn.picture;
    return `q ${width} 0 0 ${height} ${x} ${y} cm /Im1 Do Q`;
  }
  const turn = ((drawn.turn ?? 0) * Math.PI) / 180;
  const matrix = [Math.cos(turn), Math.sin(turn), -Math.sin(turn), Math.cos(turn)].map((n) => n.toFixed(4));
  return `${(drawn.colour ?? [0, 0, 0]).join(' ')} rg BT /F1 ${drawn.size ?? 12} Tf ${matrix.join(' ')} ${drawn.x} ${drawn.y} Tm <${iconv.encode(drawn.text, 'gbk').toString('hex')}> Tj ET`;
}
