// Every relationship that plans state has the passages that state it.
MATCH (a)-[r]->(b) WHERE type(r) IN $predicates
WITH a, r, b, [id IN coalesce(r.evidence, []) WHERE NOT EXISTS { (:Passage {id: id}) }] AS lost
WHERE size(coalesce(r.evidence, [])) = 0 OR size(lost) > 0
WITH coalesce(a.name, a.title) + ' ' + type(r) + ' ' + coalesce(b.name, b.title, b.heading) AS thing
RETURN count(*) AS faults, collect(thing)[..$examples] AS examples
