// What relationships join to an entity, parts of parts included, in all plans or as one plan states it, with the passages: everything, or only its parts, or only what it is a part of and stands in.
// What is far less sure than the surest of them is no answer beside it: of the industries of an area those of the heading that stands over its line are half as sure as those that the line says.
MATCH (e:Entity {id: $id})
CALL (e) {
  WITH e WHERE $side = 'any'
  MATCH (e)-[r]-(other:Entity)
  RETURN other, [r] AS steps
  UNION
  WITH e WHERE $side = 'any'
  MATCH (e)<-[part:PART_OF|SUBINDUSTRY_OF]-{1,3}(inner:Entity)
  MATCH (inner)<-[r:LOCATED_IN|PART_OF|SUBINDUSTRY_OF]-(other:Entity)
  WHERE other <> e
  RETURN other, part + [r] AS steps
  UNION
  WITH e WHERE $side = 'parts'
  MATCH (e)<-[steps:PART_OF|SUBINDUSTRY_OF]-{1,3}(other:Entity)
  WHERE other <> e AND size(steps) <= $depth
  RETURN other, steps
  UNION
  WITH e WHERE $side = 'wholes'
  MATCH (e)-[steps:LOCATED_IN|PART_OF|SUBINDUSTRY_OF]->{1,3}(other:Entity)
  WHERE other <> e AND size(steps) <= $depth
  RETURN other, steps
}
WITH other, steps
WHERE $type IN ['any', other.type]
WITH other, steps, reduce(all = [], step IN steps | all + step.evidence) AS ids, reduce(least = 1.0, step IN steps | CASE WHEN step.confidence < least THEN step.confidence ELSE least END) AS confidence
WITH other, confidence, COLLECT {
  UNWIND ids AS id MATCH (p:Passage {id: id}) WHERE $plan IS NULL OR p.plan = $plan
  MATCH (plan:Plan {id: p.plan})
  RETURN p {.id, .file, .line, .page, .start, .end, .text, section: head(COLLECT { MATCH (p)<-[:HAS_PASSAGE]-(s:Section) RETURN s.heading }), plan: plan {.id, .title}} AS passage ORDER BY p.start
} AS evidence
WHERE size(evidence) > 0
WITH other, max(confidence) AS confidence, head(collect(evidence)) AS evidence
WITH collect({other: other, confidence: confidence, evidence: evidence}) AS all, max(confidence) AS surest
UNWIND [one IN all WHERE one.confidence >= $share * surest] AS one
WITH one.other AS other, one.confidence AS confidence, one.evidence AS evidence
RETURN {node: other {.id, .name, .aliases, .nameEn, .type}, confidence: confidence, evidence: evidence[..3], evidenceIds: [p IN evidence | p.id]} AS value
ORDER BY confidence DESC, other.name
LIMIT 100
