// Every name of the graph, for linking the names of questions.
MATCH (e:Entity)
RETURN e.id AS id, e.type AS type, e.name AS name, e.aliases AS aliases, coalesce(e.nameEn, '') AS nameEn, e.kind AS kind,
       COUNT { (e)<-[:MENTIONS]-() } AS mentions
UNION ALL
MATCH (p:Plan {external: false})
RETURN p.id AS id, 'Plan' AS type, p.title AS name, [x IN [p.number] WHERE x IS NOT NULL] AS aliases, coalesce(p.titleEn, '') AS nameEn, p.kind AS kind,
       1000000 AS mentions
UNION ALL
MATCH (p:Plan {external: true})
WHERE NOT (p)-[:SAME_AS]->()
RETURN p.id AS id, 'Plan' AS type, p.title AS name, [x IN [p.number] WHERE x IS NOT NULL] AS aliases, coalesce(p.titleEn, '') AS nameEn, 'external' AS kind,
       COUNT { (p)<-[:MENTIONS]-() } AS mentions
UNION ALL
MATCH (i:Indicator)
RETURN i.id AS id, 'Indicator' AS type, i.name AS name, i.aliases AS aliases, coalesce(i.nameEn, '') AS nameEn, i.dimension AS kind,
       COUNT { (i)<-[:MEASURES]-() } AS mentions
