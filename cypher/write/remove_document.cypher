MATCH (d:Document {sha256: $sha256})
OPTIONAL MATCH (d)-[:CONTAINS]->(plan:Plan)
OPTIONAL MATCH (plan)-[:SETS]->(target:Target)
OPTIONAL MATCH (target)-[:MEASURES]->(indicator:Indicator)
OPTIONAL MATCH (plan)-[:ISSUED_BY]->(issuer:Entity)
WITH d, collect(DISTINCT plan) AS plans, collect(DISTINCT target) AS targets, collect(DISTINCT issuer.id) AS issuers, collect(DISTINCT indicator.id) AS indicators
CALL (plans) {
  UNWIND plans AS plan
  MATCH (plan)-[:HAS_SECTION*1..9]->(s:Section)
  WITH DISTINCT s
  OPTIONAL MATCH (s)-[:HAS_PASSAGE]->(p:Passage)
  DETACH DELETE p, s
}
FOREACH (t IN targets | DETACH DELETE t)
FOREACH (p IN plans | DETACH DELETE p)
DETACH DELETE d
RETURN issuers, indicators
