UNWIND $rows AS row
MATCH (p:Plan {id: row.plan}), (i:Institution {id: row.issuer})
MERGE (p)-[:ISSUED_BY]->(i)
