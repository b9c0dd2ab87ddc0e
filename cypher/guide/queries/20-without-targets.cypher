// 哪些规划没有量化目标？ · Which plans set no numbers?
MATCH (:Document)-[:CONTAINS]->(p:Plan)
WHERE NOT (p)-[:SETS]->(:Target)
RETURN p.title AS plan, p.kind AS kind, p.file AS file, p.fromLine AS line
ORDER BY file, line;
