MATCH (d:Document {sha256: $sha256})
UNWIND $rows AS row
MERGE (p:Plan {id: row.id})
SET p += row
MERGE (d)-[:CONTAINS]->(p)
