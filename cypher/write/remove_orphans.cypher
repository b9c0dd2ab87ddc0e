// What no document supports any more: entities that nothing names, indicators that nothing measures, cited texts that nothing cites.
CALL () {
  UNWIND $entities AS id
  MATCH (e:Entity {id: id})
  WHERE NOT (e)<-[:MENTIONS|ISSUED_BY]-()
  DETACH DELETE e
}
CALL () {
  MATCH (i:Indicator) WHERE NOT (i)<-[:MEASURES]-()
  DELETE i
}
CALL () {
  MATCH (p:Plan {external: true}) WHERE NOT (p)<-[:MENTIONS|CITES|REPEALS]-()
  DETACH DELETE p
}
