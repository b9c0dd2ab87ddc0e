// The count of a relationship is that of its passages, each once, with a confidence and a rule; its confidence is the highest of them.
MATCH (a)-[r]->(b) WHERE type(r) IN $predicates
WITH a, r, b, coalesce(r.evidence, []) AS evidence,
     reduce(most = 0.0, c IN r.confidences | CASE WHEN c > most THEN c ELSE most END) AS highest
WHERE coalesce(r.count, -1) <> size(evidence)
   OR coalesce(size(r.confidences), -1) <> size(evidence)
   OR coalesce(size(r.rules), -1) <> size(evidence)
   OR coalesce(r.confidence, -1.0) <> highest
   OR size(COLLECT { UNWIND evidence AS id RETURN DISTINCT id }) <> size(evidence)
WITH coalesce(a.name, a.title) + ' ' + type(r) + ' ' + coalesce(b.name, b.title, b.heading) AS thing
RETURN count(*) AS faults, collect(thing)[..$examples] AS examples
