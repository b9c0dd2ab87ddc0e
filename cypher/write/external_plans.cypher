// A cited text stays a node of its own and points to the plan of the corpus that it is (see same_plans).
UNWIND $rows AS row
MERGE (p:Plan {id: row.id})
SET p += row.properties
