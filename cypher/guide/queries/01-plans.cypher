// 图里有哪些规划？ · Which plans are in the graph?
MATCH (d:Document)-[:CONTAINS]->(p:Plan)
RETURN p.title AS plan, p.titleEn AS planEn, p.issuedOn AS issued, p.periodStart AS from, p.periodEnd AS to, d.name AS file, p.fromLine AS line
ORDER BY file, line;
