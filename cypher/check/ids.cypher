// Every id that a node holds of another one is that of a node which it belongs to.
CALL () {
  MATCH (s:Section) WHERE NOT EXISTS { (:Plan {id: s.plan}) } RETURN 'Section ' + s.heading AS thing
  UNION ALL
  MATCH (p:Passage) WHERE NOT EXISTS { (:Plan {id: p.plan})-[:HAS_SECTION*]->(:Section)-[:HAS_PASSAGE]->(p) }
  RETURN 'Passage ' + p.id AS thing
  UNION ALL
  MATCH (t:Target) WHERE NOT EXISTS { (:Plan {id: t.planId})-[:SETS]->(t) } RETURN 'Target ' + t.id AS thing
}
RETURN count(*) AS faults, collect(thing)[..$examples] AS examples
