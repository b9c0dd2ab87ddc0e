// An entity is called by the fullest of the names that documents give it, whatever order they came in. Its aliases are what the
// lexicons know and how the documents write it.
UNWIND $entities AS id
MATCH (e:Entity {id: id})
OPTIONAL MATCH (:Passage)-[m:MENTIONS]->(e)
WITH e, m ORDER BY size(m.name) DESC, m.name
WITH e, head(collect(m.name)) AS name, collect(DISTINCT m.text) AS written
SET e.name = coalesce(name, e.name)
WITH e, written
UNWIND CASE WHEN size(written + e.knownAliases) = 0 THEN [null] ELSE written + e.knownAliases END AS alias
WITH DISTINCT e, alias ORDER BY alias
WITH e, [a IN collect(alias) WHERE a <> e.name] AS aliases
WITH e, aliases, reduce(names = '|', one IN [e.name] + aliases + [coalesce(e.nameEn, '')] | names + toLower(toString(one)) + '|') AS nameKey
SET e.aliases = aliases, e.searchNames = aliases + [n IN [e.nameEn, e.pinyin] WHERE n IS NOT NULL], e.nameKey = nameKey
