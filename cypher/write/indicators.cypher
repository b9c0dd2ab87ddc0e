// An indicator is called as the lexicon has it, else by the shortest wording of the plans, whatever order they came in; its aliases are
// what the lexicon knows and how the plans put it.
UNWIND $indicators AS id
MATCH (i:Indicator {id: id})
OPTIONAL MATCH (t:Target)-[:MEASURES]->(i)
WITH i, t ORDER BY size(t.measures), t.measures, t.measuresEn, t.name
WITH i, collect(DISTINCT t.name) AS written, head(collect(t)) AS first
WITH i, first, written + [a IN i.knownAliases WHERE NOT a IN written] AS aliases
SET i.name = coalesce(first.measures, i.name), i.nameEn = CASE WHEN first IS NULL THEN i.nameEn ELSE first.measuresEn END,
    i.nameEnSource = CASE WHEN first.measuresEn IS NULL THEN null ELSE coalesce(i.nameEnSource, 'COMPOSED') END
WITH i, aliases, reduce(names = '|', one IN [i.name] + aliases + [coalesce(i.nameEn, '')] | names + toLower(toString(one)) + '|') AS nameKey
SET i.aliases = [a IN aliases WHERE a <> i.name], i.searchNames = aliases + [n IN [i.nameEn] WHERE n IS NOT NULL], i.nameKey = nameKey
