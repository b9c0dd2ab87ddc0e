// The number of a cited text is the one that its citations give.
UNWIND $cited AS id
MATCH (p:Plan {id: id}) WHERE p.external
OPTIONAL MATCH (:Passage)-[m:MENTIONS]->(p)
WITH p, min(m.number) AS number
SET p.number = number
