import type { Knowledge } from '../../knowledge/knowledge.js';
import type { Judged } from '../../knowledge/lexicon.js';
import { foldChars } from '../../language/matcher.js';
import type { Mention, Resolution } from '../../model/entity.js';
import type { Plan } from '../../model/plan.js';
import type { FullerModel } from './fullerModel.js';
import type { FullerName } from './fullerNames.js';
import type { Identify, Identity } from './identify.js';

/** What a mention names, and the fuller name that was weighed for it, or null. */
export interface Resolved {
  readonly identity: Identity;
  readonly resolution: Resolution | null;
}

/** A mention with the plan that it stands in and the fuller names that it may stand for. */
export interface Unresolved {
  readonly mention: Mention;
  readonly plan: Plan;
  /** Its name with the place in front, or without, where the document has that too and it is the better one; else null. */
  readonly other: string | null;
  /** What its name, the other one where there is that, may stand for. */
  readonly fuller: readonly FullerName[];
}

/**
 * Prepares the decision what a mention names: what somebody entered in `together.yaml`, else what rules and lexicons say,
 * else the likeliest fuller name, else the name as it is written. What `apart.yaml` holds apart stays as it is written.
 */
export function makeResolver(
  { apart, together }: Pick<Knowledge, 'apart' | 'together'>,
  identify: Identify,
  model: FullerModel,
): (unresolved: Unresolved) => Resolved {
  const isMeant = (entry: Judged, { type, text }: Mention, plan: Plan) =>
    entry.type === type &&
    foldChars(entry.name) === foldChars(text) &&
    (!entry.jurisdiction || entry.jurisdiction === plan.jurisdiction);
  const isApart = (mention: Mention, plan: Plan, { name }: Pick<Identity, 'name'>) =>
    apart.some((entry) => entry.not === name && isMeant(entry, mention, plan));

  const weigh = ({ mention, plan, fuller }: Unresolved, own: Identity): Resolved => {
    const isOpen = own.isOpen && !mention.standsFor;
    const [best] = (isOpen ? fuller : [])
      .map((one) => ({ ...one, confidence: model.probability(one.features) }))
      .sort((a, b) => b.confidence - a.confidence || (a.name < b.name ? -1 : 1));
    if (!best) return { identity: own, resolution: null };
    const full = identify.mention({ ...mention, text: best.name }, plan);
    const isTaken = best.confidence >= model.keep && !isApart(mention, plan, full);
    const resolution = { name: full.name, confidence: best.confidence, isTaken };
    const reason = `${WHENCE[best.from]} ${best.name}, with confidence ${best.confidence.toFixed(2)}`;
    return { identity: isTaken ? { ...full, reason } : own, resolution };
  };

  const force = ({ mention, plan }: Unresolved, named: Mention): Resolved | null => {
    const isFor = (one: Mention) => together.find((entry) => isMeant(entry, one, plan));
    const forced = isFor(mention) ?? (named === mention ? null : isFor(named));
    if (!forced) return null;
    const identity = identify.mention({ ...mention, text: forced.is, standsFor: null }, plan);
    const reason = `one thing by graph/lexicon/together.yaml: ${forced.because}`;
    return { identity: { ...identity, reason }, resolution: null };
  };

  return (unresolved) => {
    const { mention, plan, other } = unresolved;
    const named = other ? { ...mention, text: other } : mention;
    const forced = force(unresolved, named);
    if (forced) return forced;
    const asWritten = () => ({ identity: identify.asWritten(mention, plan), resolution: null });
    const identity = identify.mention(named, plan);
    if (isApart(mention, plan, other ? { name: other } : identity)) return asWritten();
    const resolved = weigh({ ...unresolved, mention: named }, identity);
    if (!other) return resolved;
    if (isApart(mention, plan, resolved.identity)) return asWritten();
    const reason = `the document has it as ${other} too; ${resolved.identity.reason}`;
    return { ...resolved, identity: { ...resolved.identity, reason } };
  };
}

/** How the reason for a fuller name begins. */
const WHENCE: Readonly<Record<FullerName['from'], string>> = {
  list: 'shares the end of the last name of its list:',
  behind: 'goes on behind the name:',
  document: 'the document has it in full:',
  place: 'that of the place that the plan governs:',
};
