// Parents come before their children, because sections are written in the order of the text.
UNWIND $rows AS row
MERGE (s:Section {id: row.id})
SET s += row.properties
WITH s, row
OPTIONAL MATCH (plan:Plan {id: row.plan})
OPTIONAL MATCH (parent:Section {id: row.parent})
WITH s, coalesce(parent, plan) AS above
MERGE (above)-[:HAS_SECTION]->(s)
