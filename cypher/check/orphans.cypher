// Nothing is in the graph that no document says.
CALL () {
  MATCH (e:Entity) WHERE NOT (e)<-[:MENTIONS|ISSUED_BY]-() RETURN e.type + ' ' + e.name AS thing
  UNION ALL
  MATCH (i:Indicator) WHERE NOT (i)<-[:MEASURES]-() RETURN 'Indicator ' + i.name AS thing
  UNION ALL
  MATCH (p:Plan {external: true}) WHERE NOT (p)<-[:MENTIONS|CITES|REPEALS]-() RETURN 'cited Plan ' + p.title AS thing
  UNION ALL
  MATCH (p:Plan {external: false}) WHERE NOT (p)<-[:CONTAINS]-(:Document) RETURN 'Plan ' + p.title AS thing
  UNION ALL
  MATCH (s:Section) WHERE NOT (s)<-[:HAS_SECTION]-() RETURN 'Section ' + s.heading AS thing
  UNION ALL
  MATCH (p:Passage) WHERE NOT (p)<-[:HAS_PASSAGE]-(:Section) RETURN 'Passage ' + p.id AS thing
  UNION ALL
  MATCH (t:Target) WHERE NOT (t)<-[:SETS]-(:Plan) OR NOT (t)-[:MEASURES]->(:Indicator) OR NOT (t)<-[:MENTIONS]-(:Passage)
  RETURN 'Target ' + t.id AS thing
}
RETURN count(*) AS faults, collect(thing)[..$examples] AS examples
