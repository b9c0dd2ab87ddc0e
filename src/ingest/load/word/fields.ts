import type { XmlElement } from '../xml.js';

interface Field {
  instruction: string;
  /** Behind its separator, where what it comes to stands. */
  inResult: boolean;
}

/** The fields (ECMA-376, 17.16) that are open at a place of the text; they may span paragraphs. */
export interface Fields {
  /** Takes in a `w:fldChar`. */
  readonly turn: (mark: XmlElement) => void;
  readonly addInstruction: (text: string) => void;
  /** Whether what stands here is the code of a field and not what it comes to. */
  readonly inCode: () => boolean;
  /** Whether a table of contents is open. */
  readonly inContents: () => boolean;
  /** Gives up the fields whose code did not end with its paragraph: they are broken and must not hide the text. */
  readonly endParagraph: () => void;
}

export function openFields(): Fields {
  let fields: Field[] = [];
  return {
    turn: ({ attributes }) => {
      if (attributes.fldCharType === 'begin') fields.push({ instruction: '', inResult: false });
      else if (attributes.fldCharType === 'end') fields.pop();
      else if (fields.length > 0) fields.at(-1)!.inResult = true;
    },
    addInstruction: (text) => {
      if (fields.length > 0) fields.at(-1)!.instruction += text;
    },
    inCode: () => fields.some(({ inResult }) => !inResult),
    inContents: () => fields.some(({ instruction }) => /^\s*TOC\b/.test(instruction)),
    endParagraph: () => {
      fields = fields.filter(({ inResult }) => inResult);
    },
  };
}
