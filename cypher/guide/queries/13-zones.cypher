// 哪些区域被最多的规划部署？ · Which zones do most plans target?
MATCH (p:Plan)-[r:TARGETS]->(z:Zone)
RETURN z.name AS zone, z.nameEn AS zoneEn, z.kind AS kind, count(p) AS plans, sum(r.count) AS sentences
ORDER BY plans DESC, sentences DESC
LIMIT 20;
