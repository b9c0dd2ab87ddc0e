// What an entity is called and known for is settled by `aliases`, from all documents that name it.
UNWIND $rows AS row
MERGE (e:Entity {id: row.id})
ON CREATE SET e += row.properties
SET e:$(row.type), e.type = row.type
