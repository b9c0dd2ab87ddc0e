// What no document supports any more, of what a removed one named: entities, indicators, cited texts.
CALL () {
  UNWIND $entities AS id
  MATCH (e:Entity {id: id})
  WHERE NOT (e)<-[:MENTIONS|ISSUED_BY]-()
  DETACH DELETE e
}
CALL () {
  UNWIND $indicators AS id
  MATCH (i:Indicator {id: id}) WHERE NOT (i)<-[:MEASURES]-()
  DELETE i
}
CALL () {
  UNWIND $cited AS id
  MATCH (p:Plan {id: id}) WHERE p.external AND NOT (p)<-[:MENTIONS|CITES|REPEALS]-()
  DETACH DELETE p
}
