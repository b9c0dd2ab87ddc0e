UNWIND $rows AS row
MATCH (p:Plan {id: row.plan}), (i:Institution {id: row.issuer})
MERGE (p)-[r:ISSUED_BY]->(i)
SET r += row.described
