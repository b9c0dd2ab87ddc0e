// 哪些文件被引用最多？ · Which texts are cited most?
MATCH (p:Plan)-[:CITES]->(cited:Plan)
RETURN cited.title AS cited, cited.external AS external, count(p) AS plans, collect(p.title) AS by
ORDER BY plans DESC
LIMIT 20;
