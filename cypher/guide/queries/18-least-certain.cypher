// 最不确定的关系 · The least certain relations
MATCH (a)-[r]->(b)
WHERE r.confidence < 0.8 AND size(r.evidence) = 1
MATCH (s:Passage {id: r.evidence[0]})
RETURN coalesce(a.name, a.title) AS from, type(r) AS relation, coalesce(b.name, b.title, b.heading) AS to, round(r.confidence, 2) AS confidence, s.text AS sentence, s.file AS file, s.line AS line
ORDER BY confidence
LIMIT 50;
