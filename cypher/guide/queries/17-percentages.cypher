// 以百分比计的目标 · Targets that are percentages
MATCH (p:Plan)-[:SETS]->(t:Target {unit: '%'})-[:MEASURES]->(i:Indicator)
RETURN i.name AS indicator, t.comparator AS comparator, t.value AS value, t.year AS year, p.title AS plan, t.text AS sentence
ORDER BY indicator, year;
