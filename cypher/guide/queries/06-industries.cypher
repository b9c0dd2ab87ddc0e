// 哪些产业被最多的规划列为重点？ · Which industries do most plans focus on?
MATCH (p:Plan)-[r:FOCUSES_ON]->(i:Industry)
RETURN i.name AS industry, i.nameEn AS industryEn, count(p) AS plans, sum(r.count) AS sentences
ORDER BY plans DESC, sentences DESC
LIMIT 20;
