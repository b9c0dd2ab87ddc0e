import iconv from 'iconv-lite';
import JSZip from 'jszip';

/** Parts of a Word document, each as the XML inside its root element. */
export interface WordParts {
  readonly body: string;
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
  readonly comments?: string;
  readonly header?: string;
  readonly footer?: string;
}

const TRANSITIONAL = {
  w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  r: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
};
const STRICT = {
  w: 'http://purl.oclc.org/ooxml/wordprocessingml/main',
  r: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
};
const ROOTS: Readonly<Record<keyof WordParts, string>> = {
  body: 'document',
  styles: 'styles',
  numbering: 'numbering',
  footnotes: 'footnotes',
  endnotes: 'endnotes',
  comments: 'comments',
  header: 'hdr',
  footer: 'ftr',
};

/** A Word document of the parts, in the transitional or the strict namespaces of OOXML. */
export async function makeWord(parts: WordParts, options: { strict?: boolean } = {}): Promise<Buffer> {
  const { w, r } = options.strict ? STRICT : TRANSITIONAL;
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const root = (name: string, inner: string) =>
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:${name} xmlns:w="${w}" xmlns:r="${r}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">${inner}</w:${name}>`;
  const { body, ...others } = parts;
  const names = Object.keys(others) as (keyof WordParts)[];
  return zip({
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `<?xml version="1.0"?><Relationships xmlns="${relations}"><Relationship Id="r1" Type="${r}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `${root('document', `<w:body>${body}</w:body>`)}`,
    'word/_rels/document.xml.rels': `<?xml version="1.0"?><Relationships xmlns="${relations}">${names.map((name) => `<Relationship Id="r-${name}" Type="${r}/${name}" Target="${name}.xml"/>`).join('')}</Relationships>`,
    ...Object.fromEntries(names.map((name) => [`word/${name}.xml`, root(ROOTS[name], parts[name]!)])),
  });
}

export const run = (text: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;

/** A paragraph of a style, or with properties of its own; `content` is its text or its runs. */
export function paragraph(content: string, of: { style?: string; properties?: string } = {}): string {
  const style = of.style ? `<w:pStyle w:val="${of.style}"/>` : '';
  const runs = content === '' || content.startsWith('<') ? content : run(content);
  return `<w:p><w:pPr>${style}${of.properties ?? ''}</w:pPr>${runs}</w:p>`;
}

/** A cell with its properties (`gridSpan=2 vMerge=restart vMerge`) in front of its text and a stroke. */
export function cell(written: string): string {
  const [, marks = '', text = ''] = /^(?:([\w= ]+)\|)?([\s\S]*)$/.exec(written)!;
  const properties = marks
    .split(' ')
    .filter((mark) => mark !== '')
    .map((mark) => mark.split('='))
    .map(([name, value]) => `<w:${name}${value ? ` w:val="${value}"` : ''}/>`);
  const content = text.startsWith('<w:p>') || text.startsWith('<w:tbl>') ? text : paragraph(text);
  return `<w:tc><w:tcPr>${properties.join('')}</w:tcPr>${content}</w:tc>`;
}

export function table(rows: readonly (readonly string[])[]): string {
  return `<w:tbl>${rows.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`;
}

/** A style of paragraphs; `inner` is what stands in it behind its name. */
export const style = (id: string, name: string, inner = ''): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${inner}</w:style>`;

/** A level of a list: its format and its text. */
export const level = (ilvl: number, format: string, text: string, inner = ''): string =>
  `<w:lvl w:ilvl="${ilvl}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${inner}<w:lvlText w:val="${text}"/></w:lvl>`;

/** Lists by their ids, each of one abstract list with the same id. */
export function lists(levels: Readonly<Record<number, string>>, more = ''): string {
  const ids = Object.keys(levels).map(Number);
  return `${ids.map((id) => `<w:abstractNum w:abstractNumId="${id}">${levels[id]}</w:abstractNum>`).join('')}${ids.map((id) => `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`).join('')}${more}`;
}

/** Properties that number a paragraph. */
export const numbered = (list: number, ilvl = 0): string =>
  `<w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="${list}"/></w:numPr>`;

/** A Word document with a heading, a paragraph and a table. */
export async function makeDocx(
  heading: string,
  text: string,
  rows: readonly (readonly string[])[],
): Promise<Buffer> {
  return makeWord({
    body: paragraph(heading, { style: 'Heading1' }) + paragraph(text) + table(rows),
    styles: style('Heading1', 'heading 1'),
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

/** A piece of text on a page of an OFD document: where its base line begins in millimetres, and its words. */
export interface OfdPiece {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  /** Attributes of its `TextObject` and `TextCode`. */
  readonly object?: string;
  readonly code?: string;
}

/** An OFD document as GB/T 33190 lays it out, with a template under its pages; a page without pieces is a picture. */
export async function makeOfd(
  pages: readonly (readonly OfdPiece[])[],
  template: readonly OfdPiece[] = [],
  more: Readonly<Record<string, string>> = {},
): Promise<Buffer> {
  const space = 'xmlns:ofd="http://www.ofdspec.org/2016"';
  const content = (pieces: readonly OfdPiece[]) =>
    pieces.length === 0
      ? '<ofd:ImageObject ID="9" Boundary="0 0 210 297" ResourceID="8"/>'
      : pieces
          .map(
            ({ x, y, text, object = '', code = '' }) =>
              `<ofd:TextObject ID="1" Font="2" Size="5" Boundary="${x} ${y - 5} 150 6" ${object}><ofd:TextCode X="0" Y="5" ${code}>${text}</ofd:TextCode></ofd:TextObject>`,
          )
          .join('');
  const page = (pieces: readonly OfdPiece[], under = '') =>
    `<?xml version="1.0" encoding="UTF-8"?><ofd:Page ${space}>${under}<ofd:Content><ofd:Layer ID="3"><ofd:PageBlock ID="4">${content(pieces)}</ofd:PageBlock></ofd:Layer></ofd:Content></ofd:Page>`;
  const under = template.length > 0 ? '<ofd:Template TemplateID="7"/>' : '';
  return zip({
    'OFD.xml': `<?xml version="1.0" encoding="UTF-8"?><ofd:OFD ${space} Version="1.0"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
    'Doc_0/Document.xml': `<?xml version="1.0" encoding="UTF-8"?><ofd:Document ${space}><ofd:CommonData><ofd:TemplatePage ID="7" BaseLoc="Tpls/Tpl_0/Content.xml"/></ofd:CommonData><ofd:Pages>${pages.map((_, i) => `<ofd:Page ID="${i + 10}" BaseLoc="${i === 0 ? '/Doc_0/' : ''}Pages/Page_${i}/Content.xml"/>`).join('')}</ofd:Pages></ofd:Document>`,
    'Doc_0/Tpls/Tpl_0/Content.xml': page(template),
    ...Object.fromEntries(
      pages.map((pieces, i) => [`Doc_0/Pages/Page_${i}/Content.xml`, page(pieces, under)]),
    ),
    ...more,
  });
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
