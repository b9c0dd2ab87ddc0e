import { Converter } from 'opencc-js/t2cn';

const SAMPLE = 5000;
/** Share of traditional characters from which a text is taken for traditional; simplified texts hold a few too (乾, 著). */
const TRADITIONAL_SHARE = 0.05;

const convert = Converter({ from: 't', to: 'cn' });
const known = new Map<string, string>();

/**
 * The text in simplified characters, one for one, so that offsets stay what they are. A text that is not
 * traditional comes back as it is.
 */
export function simplify(text: string): string {
  const sample = text.match(/[\u3400-\u9fff]/g)?.slice(0, SAMPLE) ?? [];
  const changed = sample.filter((char) => simplifyChar(char) !== char).length;
  if (changed <= sample.length * TRADITIONAL_SHARE) return text;
  return text.replace(/[\u3400-\u9fff]/g, simplifyChar);
}

function simplifyChar(char: string): string {
  const before = known.get(char);
  if (before !== undefined) return before;
  const converted = convert(char);
  const simple = converted.length === char.length ? converted : char;
  known.set(char, simple);
  return simple;
}
