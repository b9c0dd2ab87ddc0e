// Every section with its passages in their order, for searching: what it is headed by, and in what plan it stands.
MATCH (s:Section)-[:HAS_PASSAGE]->(p:Passage)
WITH s, p ORDER BY p.start
WITH s, collect(p {.id, .text, .vector}) AS passages
MATCH (of:Plan {id: s.plan})
RETURN s.id AS section, of.id AS plan, of.title AS title, s.heading AS heading, passages,
  COLLECT { MATCH (above:Section)-[:HAS_SECTION*1..5]->(s) WHERE above.heading <> '' RETURN above.heading } AS above
ORDER BY s.plan, s.ordinal
