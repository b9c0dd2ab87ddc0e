// 两份规划共同部署了什么？ · What do two plans have in common?
MATCH (a:Plan {title: '郑州市“十四五”科技创新发展规划'}), (b:Plan {title: '郑州市“十四五”创新高地建设规划'})
MATCH path = (a)-[:TARGETS]->(:Zone)<-[:TARGETS]-(b)
RETURN path
LIMIT 40;
