// `row.type` is one of the ontology's predicates. Evidence of other documents stays; it lies in the order of their digests, so that the
// order in which files are read changes nothing. `$prefix` begins the ids of this document's passages.
UNWIND $rows AS row
OPTIONAL MATCH (fromPlan:Plan {id: row.from})
OPTIONAL MATCH (fromEntity:Entity {id: row.from})
OPTIONAL MATCH (toEntity:Entity {id: row.to})
OPTIONAL MATCH (toPlan:Plan {id: row.to})
OPTIONAL MATCH (toSection:Section {id: row.to})
WITH row, coalesce(fromPlan, fromEntity) AS a, coalesce(toEntity, toPlan, toSection) AS b
MERGE (a)-[r:$(row.type)]->(b)
WITH r, row, coalesce(r.evidence, []) AS old
WITH r, row, old, size([id IN old WHERE id < $prefix]) AS before
SET r.rules = coalesce(r.rules[..before], [id IN old[..before] | '']) + row.rules + coalesce(r.rules[before..], [id IN old[before..] | '']),
    r.confidences = coalesce(r.confidences[..before], []) + row.confidences + coalesce(r.confidences[before..], []),
    r.evidence = old[..before] + row.evidence + old[before..]
SET r.count = size(r.evidence),
    r.confidence = reduce(most = 0.0, c IN r.confidences | CASE WHEN c > most THEN c ELSE most END)
