// `row.type` is one of the ontology's predicates. Evidence of other documents stays.
UNWIND $rows AS row
OPTIONAL MATCH (fromPlan:Plan {id: row.from})
OPTIONAL MATCH (fromEntity:Entity {id: row.from})
OPTIONAL MATCH (toEntity:Entity {id: row.to})
OPTIONAL MATCH (toPlan:Plan {id: row.to})
OPTIONAL MATCH (toSection:Section {id: row.to})
WITH row, coalesce(fromPlan, fromEntity) AS a, coalesce(toEntity, toPlan, toSection) AS b
MERGE (a)-[r:$(row.type)]->(b)
SET r.rules = coalesce(r.rules, [id IN coalesce(r.evidence, []) | '']) + row.rules
SET r.evidence = coalesce(r.evidence, []) + row.evidence,
    r.confidences = coalesce(r.confidences, []) + row.confidences
SET r.count = size(r.evidence),
    r.confidence = reduce(most = 0.0, c IN r.confidences | CASE WHEN c > most THEN c ELSE most END)
