/** How numerals of ten, hundred and thousand are written. */
interface Counting {
  readonly digits: string;
  readonly units: string;
  /** Stands for a gap between units, as in 一百零一; empty where none is written. */
  readonly gap: string;
  /** 十 rather than 一十 for the first ten. */
  readonly bareTen: boolean;
  /** 百 and 千 rather than 一百 and 一千. */
  readonly bareUnits: boolean;
}

const HAN: Counting = {
  digits: '〇一二三四五六七八九',
  units: '十百千',
  gap: '零',
  bareTen: true,
  bareUnits: false,
};

/**
 * A number in a format of automatic numbering (ST_NumberFormat of ECMA-376, 17.18.59), as Word writes it. Formats
 * without a writing of their own, and numbers that a format does not reach, are written in decimal digits.
 */
export function formatNumber(value: number, format: string): string {
  if (!Number.isInteger(value) || value < 0 || value > 9999) return String(value);
  return FORMATS[format]?.(value) ?? String(value);
}

const FORMATS: Readonly<Record<string, (value: number) => string | undefined>> = {
  none: () => '',
  bullet: () => '',
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: (value) => inDigits(value, '０１２３４５６７８９'),
  decimalFullWidth2: (value) => inDigits(value, '０１２３４５６７８９'),
  numberInDash: (value) => `- ${value} -`,
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
  upperLetter: letters,
  lowerLetter: (value) => letters(value)?.toLowerCase(),
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedFullstop: (value) => fromBlock(value, 20, 0x2488),
  decimalEnclosedParen: (value) => fromBlock(value, 20, 0x2474),
  ideographEnclosedCircle: (value) => fromBlock(value, 10, 0x3280),
  ideographTraditional: (value) => '甲乙丙丁戊己庚辛壬癸'[value - 1],
  ideographZodiac: (value) => '子丑寅卯辰巳午未申酉戌亥'[value - 1],
  ideographDigital: (value) => inDigits(value, HAN.digits),
  japaneseDigitalTenThousand: (value) => inDigits(value, HAN.digits),
  taiwaneseDigital: (value) => inDigits(value, HAN.digits),
  chineseCounting: counting,
  taiwaneseCounting: counting,
  chineseCountingThousand: (value) => count(value, HAN),
  taiwaneseCountingThousand: (value) => count(value, HAN),
  japaneseCounting: (value) => count(value, { ...HAN, gap: '', bareUnits: true }),
  japaneseLegal: (value) =>
    count(value, { ...LEGAL, digits: '〇壱弐参四伍六七八九', units: '拾百阡', gap: '' }),
  chineseLegalSimplified: (value) => count(value, LEGAL),
  ideographLegalTraditional: (value) => count(value, { ...LEGAL, digits: '零壹貳參肆伍陸柒捌玖' }),
};

const LEGAL: Counting = {
  digits: '零壹贰叁肆伍陆柒捌玖',
  units: '拾佰仟',
  gap: '零',
  bareTen: false,
  bareUnits: false,
};

function count(value: number, how: Counting): string {
  if (value === 0) return how.digits[0]!;
  let written = '';
  let gap = false;
  for (const [i, sign] of [...String(value)].entries()) {
    const digit = Number(sign);
    const power = String(value).length - 1 - i;
    if (digit === 0) {
      gap = true;
      continue;
    }
    if (gap && written !== '') written += how.gap;
    gap = false;
    const isBare = digit === 1 && power > 0 && (power === 1 ? how.bareTen && written === '' : how.bareUnits);
    written += (isBare ? '' : how.digits[digit]!) + (power > 0 ? how.units[power - 1]! : '');
  }
  return written;
}

/** 九十九, then 一〇〇. */
function counting(value: number): string {
  return value < 100 ? count(value, HAN) : inDigits(value, HAN.digits);
}

function inDigits(value: number, digits: string): string {
  return [...String(value)].map((digit) => digits[Number(digit)]).join('');
}

function fromBlock(value: number, last: number, first: number): string | undefined {
  return value >= 1 && value <= last ? String.fromCodePoint(first + value - 1) : undefined;
}

function circled(value: number): string | undefined {
  if (value <= 20) return fromBlock(value, 20, 0x2460);
  return value <= 35 ? String.fromCodePoint(0x3251 + value - 21) : fromBlock(value - 35, 15, 0x32b1);
}

/** A to Z, then AA, BB. */
function letters(value: number): string | undefined {
  if (value < 1 || value > 26 * 10) return undefined;
  return String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

function roman(value: number): string {
  const signs: readonly [number, string][] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let rest = value;
  let written = '';
  for (const [worth, sign] of signs) {
    while (rest >= worth) {
      written += sign;
      rest -= worth;
    }
  }
  return written;
}
