// 它周围有什么？ · What is around it?
MATCH path = (:Zone {name: '中原科技城'})-[:DEVELOPS|PART_OF|LOCATED_IN|WORKS_IN|SERVES]-(:Entity)
RETURN path
LIMIT 60;
