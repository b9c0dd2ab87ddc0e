import type { Knowledge } from '../../knowledge/knowledge.js';
import type { ComposeEnglish } from '../../language/english.js';
import { replaceEvery } from '../../language/everywhere.js';
import { fold } from '../../language/fold.js';
import { hashId } from '../../language/hash.js';
import { makeQuantityReader } from '../../language/quantities.js';
import { withoutEnd } from '../../language/words.js';
import type { Indicator, Target, UnlinkedTarget } from '../../model/target.js';

/** The indicator that a wording stands for, and the factor that brings a value into its unit. */
interface Measured {
  readonly measures: Indicator;
  readonly reason: string;
  readonly factor: number;
}

/** Links the indicators of targets, and brings their values into the units of these. */
export function makeTargetLinker(
  knowledge: Knowledge,
  compose: ComposeEnglish,
): (target: UnlinkedTarget) => Target {
  const linkIndicator = makeIndicatorLinker(knowledge, compose);
  return (target) => {
    const { measures, reason, factor } = linkIndicator(target.indicator, target.unit);
    return { ...target, measures, reason, baseValue: Number((target.value * factor).toPrecision(12)) };
  };
}

/**
 * Prepares the linking of indicators: wordings that are equal once they are folded (`lexicon/indicators.yaml`), or that the lexicon
 * gives one name, are one indicator of a dimension.
 */
function makeIndicatorLinker(
  knowledge: Knowledge,
  compose: ComposeEnglish,
): (wording: string, unit: string) => Measured {
  const { indicators, equivalents, leftOut } = knowledge.indicators;
  const { numberOf } = knowledge.targets;
  const { dimensionOf } = makeQuantityReader(knowledge.numbers);
  const leads = new RegExp(`^(?:${leftOut.join('|')})+(?=.{4,})`, 'u');
  const normal = (wording: string) =>
    fold(
      equivalents.reduce(
        (text, { pattern, by }) => replaceEvery(text, pattern, by),
        fold(wording).toUpperCase().replace(/[“”"]/g, '').replace(leads, ''),
      ),
    ).replace(/[的()]/g, '');
  const known = new Map(
    indicators.flatMap((entry) =>
      [entry.name, ...entry.aliases].map((writing) => [normal(writing), entry] as const),
    ),
  );
  const english = (name: string, nameEn: string | undefined): Pick<Indicator, 'nameEn' | 'nameEnSource'> => {
    if (nameEn) return { nameEn, nameEnSource: 'CURATED' };
    const composed = compose(name);
    return { nameEn: composed, nameEnSource: composed === null ? null : 'COMPOSED' };
  };
  return (wording, unit) => {
    const { id: kind, unit: base, factor } = dimensionOf(unit) ?? { id: unit, unit, factor: 1 };
    const entry = known.get(normal(wording)) ?? known.get(withoutEnd(normal(wording), numberOf));
    const name = entry?.name ?? wording.replace(leads, '');
    return {
      measures: {
        id: hashId('indicator', normal(name), kind),
        name,
        ...english(name, entry?.nameEn),
        knownAliases: entry ? [...entry.aliases, ...entry.aliasesEn] : [],
        dimension: kind,
        unit: base,
      },
      reason: reasonFor(wording, name, entry !== undefined),
      factor,
    };
  };
}

function reasonFor(wording: string, name: string, isKnown: boolean): string {
  if (wording === name) return 'the same words';
  return isKnown
    ? `another wording of ${name} (graph/lexicon/indicators.yaml)`
    : `the same words without ${wording.slice(0, wording.length - name.length)}`;
}
