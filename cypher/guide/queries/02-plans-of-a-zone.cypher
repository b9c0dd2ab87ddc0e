// 哪些规划部署了中原科技城？ · Which plans target Zhongyuan Science City?
MATCH path = (:Plan)-[:TARGETS]->(:Zone {name: '中原科技城'})
RETURN path;
