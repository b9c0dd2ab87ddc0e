// 两个名称之间隔着什么？ · What lies between two names?
MATCH (a:Zone {name: '中原科技城'}), (b:Industry {name: '人工智能'})
MATCH path = allShortestPaths((a)-[:TARGETS|FOCUSES_ON|DEVELOPS|PART_OF|SUBINDUSTRY_OF|PROPOSES|INVOLVES*..4]-(b))
RETURN path
LIMIT 20;
