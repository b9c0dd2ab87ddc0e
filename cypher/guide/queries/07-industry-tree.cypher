// 一个产业下面有哪些产业？ · Which industries are part of one?
MATCH path = (:Industry)-[:SUBINDUSTRY_OF]->(:Industry {name: '新一代信息技术'})
RETURN path
LIMIT 40;
