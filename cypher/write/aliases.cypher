// The aliases of an entity are what the lexicons know and how the documents write it.
UNWIND $entities AS id
MATCH (e:Entity {id: id})
OPTIONAL MATCH (:Passage)-[m:MENTIONS]->(e)
WITH e, collect(DISTINCT m.text) AS written
UNWIND CASE WHEN size(written + e.knownAliases) = 0 THEN [null] ELSE written + e.knownAliases END AS alias
WITH DISTINCT e, alias ORDER BY alias
WITH e, [a IN collect(alias) WHERE a <> e.name] AS aliases
WITH e, aliases, reduce(names = '|', one IN [e.name] + aliases + [e.nameEn] | names + toLower(toString(one)) + '|') AS nameKey
SET e.aliases = aliases, e.searchNames = aliases + [e.nameEn], e.nameKey = nameKey
