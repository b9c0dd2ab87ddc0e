// An entity is called by the fullest of the names that documents give it, whatever order they came in, and what else is said of it goes
// with the fullest name that a document describes. Its aliases are what the lexicons know and how the documents write it. It is as sure
// as the surest place that names it; the organ that issues a plan is certain.
UNWIND $entities AS id
MATCH (e:Entity {id: id})
OPTIONAL MATCH ()-[m:MENTIONS|ISSUED_BY]->(e)
WITH e, m ORDER BY size(m.name) DESC, m.name, m.nameEn, m.kind, m.city, m.pinyin, m.knownAliases
WITH e, [m IN collect(m) WHERE m.pinyin IS NOT NULL] AS described, head(collect(m.name)) AS name, collect(DISTINCT m.text) AS written,
     max(CASE type(m) WHEN 'ISSUED_BY' THEN 1.0 ELSE m.confidence END) AS confidence
SET e.name = coalesce(name, e.name), e.confidence = confidence
WITH e, written, head(described) AS said
FOREACH (s IN CASE WHEN said IS NULL THEN [] ELSE [said] END |
  SET e.nameEn = s.nameEn, e.nameEnSource = s.nameEnSource, e.pinyin = s.pinyin, e.kind = s.kind, e.city = s.city,
      e.knownAliases = s.knownAliases)
WITH e, written
UNWIND CASE WHEN size(written + e.knownAliases) = 0 THEN [null] ELSE written + e.knownAliases END AS alias
WITH DISTINCT e, alias ORDER BY alias
WITH e, [a IN collect(alias) WHERE a <> e.name] AS aliases
WITH e, aliases, reduce(names = '|', one IN [e.name] + aliases + [coalesce(e.nameEn, '')] | names + toLower(toString(one)) + '|') AS nameKey
SET e.aliases = aliases, e.searchNames = aliases + [n IN [e.nameEn, e.pinyin] WHERE n IS NOT NULL], e.nameKey = nameKey
