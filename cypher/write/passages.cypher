UNWIND $rows AS row
MATCH (s:Section {id: row.section})
MERGE (p:Passage {id: row.id})
SET p += row.properties
MERGE (s)-[:HAS_PASSAGE]->(p)
