import type { Knowledge, KnownName } from '../../knowledge/knowledge.js';
import { divisionsByName } from '../../language/divisions.js';
import { foldChars } from '../../language/matcher.js';
import { type FindPlace, makePlaceFinder } from '../../language/places.js';
import type { MentionType } from '../../model/entity.js';
import type { Plan } from '../../model/plan.js';

/** A known name that a writing stands for, and why. */
export interface FoundName {
  readonly known: KnownName;
  readonly reason: string;
}

/** The lexicons by writing: what a name stands for in a plan. */
export interface NameIndex {
  /** The known thing that a writing names in a plan, or null. Short names are resolved by the plan's jurisdiction. */
  readonly find: (type: MentionType, text: string, plan: Plan) => FoundName | null;
  readonly placeOf: FindPlace;
  readonly provinceOf: (plan: Plan) => string | null;
}

const key = (type: MentionType, name: string) => `${type} ${foldChars(name)}`;

export function indexNames(knowledge: Knowledge): NameIndex {
  const everywhere = new Map<string, KnownName>();
  const local = new Map<string, KnownName[]>();
  for (const name of knowledge.names) {
    for (const writing of [name.name, ...name.aliases]) {
      const at = key(name.type, writing);
      if (!everywhere.has(at) || name.jurisdiction) everywhere.set(at, name);
    }
    for (const writing of name.localAliases) {
      const at = key(name.type, writing);
      local.set(at, [...(local.get(at) ?? []), name]);
    }
  }
  const find = (type: MentionType, text: string, plan: Plan): FoundName | null => {
    const here = (local.get(key(type, text)) ?? []).find((name) => name.jurisdiction === plan.jurisdiction);
    const known = here ?? everywhere.get(key(type, text));
    if (!known) return null;
    const file = `graph/${known.source}`;
    if (here) return { known, reason: `short for ${known.name} in plans of ${plan.jurisdiction} (${file})` };
    if (foldChars(known.name) === foldChars(text)) return { known, reason: `its name in ${file}` };
    return { known, reason: `another name of ${known.name} (${file})` };
  };
  const divisions = divisionsByName(knowledge);
  return {
    find,
    placeOf: makePlaceFinder(knowledge),
    provinceOf: (plan) => {
      const place = plan.jurisdiction ? everywhere.get(key('Zone', plan.jurisdiction)) : null;
      const [division] = divisions.get(plan.jurisdiction ?? '') ?? [];
      return (place && knowledge.provinceOf.get(place.name)) ?? division?.province ?? null;
    },
  };
}
