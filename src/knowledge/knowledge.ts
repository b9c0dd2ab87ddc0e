import type { EntityType } from '../model/entity.js';
import type { Apart, IndicatorLexicon, Ontology, Suffix, Together } from './lexicon.js';
import type {
  ColumnRules,
  CriteriaRules,
  DirectiveRules,
  EnumerationRules,
  FurnitureRules,
  HeadingRules,
  HeadRules,
  NameRules,
  NumberRules,
  PageRules,
  QuestionRules,
  RelationRules,
  TargetRules,
} from './rules.js';
import type { Thesaurus } from './thesaurus.js';

/** A known name: what it is and by which other names it goes. */
export interface KnownName {
  readonly type: EntityType;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Names that mean this thing only in plans of `jurisdiction`. */
  readonly localAliases: readonly string[];
  readonly nameEn: string;
  readonly aliasesEn: readonly string[];
  readonly kind: string | null;
  readonly jurisdiction: string | null;
  /** The city or province that it lies in, where the name does not say it and no jurisdiction does. */
  readonly city?: string;
  /** The name counts only with an ending behind it: 汽车产业, not 汽车. */
  readonly onlyWithEnding: boolean;
  /** The file of `graph/` that says so. */
  readonly source: string;
}

/** A department that governments have, without the place. */
export interface Department {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly nameEn: string;
}

/** An ending of names with the type and kind that it says. */
export interface NameSuffix extends Suffix {
  readonly type: EntityType;
}

/** Everything that `graph/` says, validated, frozen and ready to use. */
export interface Knowledge {
  /** Digest of all files of `graph/`: what was read with other knowledge is read anew. */
  readonly fingerprint: string;
  readonly ontology: Ontology;
  readonly furniture: FurnitureRules;
  readonly pages: PageRules;
  readonly headings: HeadingRules;
  readonly heads: HeadRules;
  readonly columns: ColumnRules;
  readonly directives: DirectiveRules;
  readonly numbers: NumberRules;
  readonly targets: TargetRules;
  readonly enumerations: EnumerationRules;
  readonly relations: RelationRules;
  readonly questions: QuestionRules;
  /** What questions say of plans beside the things that they name. */
  readonly criteria: CriteriaRules;
  readonly names: readonly KnownName[];
  /** How names are brought into their full form. */
  readonly naming: NameRules;
  /** Peoples that autonomous places are named after. */
  readonly peoples: readonly string[];
  readonly indicators: IndicatorLexicon;
  /** Merges that are undone. */
  readonly apart: readonly Apart[];
  /** Merges that are forced. */
  readonly together: readonly Together[];
  readonly departments: readonly Department[];
  /** By place, what it calls departments, by their usual names. */
  readonly departmentNames: ReadonlyMap<string, Readonly<Record<string, string>>>;
  readonly suffixes: readonly NameSuffix[];
  /** What the gazetteer lists and is no name of a place. */
  readonly notPlaces: ReadonlySet<string>;
  /** Zones that every city has one of: 高新区. */
  readonly localZones: readonly string[];
  /** How departments of a government end: 局, 委. */
  readonly officeEndings: readonly string[];
  readonly industryEndings: readonly string[];
  /** Full names of provinces and cities by every name that they go by. */
  readonly places: ReadonlyMap<string, string>;
  readonly provinceOf: ReadonlyMap<string, string>;
  readonly glossary: Readonly<Record<string, string>>;
  /** How plans write what English questions say. */
  readonly englishWords: Readonly<Record<string, readonly string[]>>;
  readonly thesaurus: Thesaurus;
}
