// 一份规划提出了哪些项目？ · Which projects does a plan propose?
MATCH path = (:Plan {title: '郑州市“十四五”大数据发展规划'})-[:PROPOSES]->(:Project)
RETURN path
LIMIT 60;
