// The plans that name an entity anywhere, with the passages that do.
MATCH (e:Entity {id: $id})<-[:MENTIONS]-(passage:Passage)
MATCH (plan:Plan {id: passage.plan})
WITH plan, passage ORDER BY passage.start
WITH plan, collect(passage) AS passages
ORDER BY size(passages) DESC, plan.title
RETURN {
  node: plan {.id, .title, .number},
  confidence: 1.0,
  evidence: [p IN passages[0..3] | p {.id, .file, .line, .page, .start, .end, .text, section: null, plan: plan {.id, .title}}]
} AS value
