// Takes the evidence of a document out of the relationships between entities; those left without any go.
MATCH (p:Passage) WHERE p.id STARTS WITH $prefix
OPTIONAL MATCH (p)-[:MENTIONS]->(e:Entity)
OPTIONAL MATCH (p)-[:MENTIONS]->(cited:Plan)
WITH collect(DISTINCT e) AS entities, collect(DISTINCT cited.id) AS cited
CALL (entities) {
  UNWIND entities AS e
  MATCH (e)-[r]->(:Entity)
  WHERE any(id IN r.evidence WHERE id STARTS WITH $prefix)
  WITH DISTINCT r, [i IN range(0, size(r.evidence) - 1) WHERE NOT r.evidence[i] STARTS WITH $prefix] AS kept
  SET r.confidences = [i IN kept | r.confidences[i]], r.rules = [i IN kept | coalesce(r.rules[i], '')], r.evidence = [i IN kept | r.evidence[i]], r.count = size(kept),
      r.confidence = reduce(most = 0.0, i IN kept | CASE WHEN r.confidences[i] > most THEN r.confidences[i] ELSE most END)
  WITH r WHERE size(r.evidence) = 0
  DELETE r
}
RETURN [e IN entities | e.id] AS entities, cited
