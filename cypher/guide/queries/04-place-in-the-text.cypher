// 这些句子在哪一章哪一节？ · Under which headings do they stand?
MATCH (p:Plan)-[r:TARGETS]->(z:Zone {name: '中原科技城'})
UNWIND r.evidence AS id
MATCH (s:Passage {id: id})-[m:MENTIONS]->(z)
MATCH path = (p)-[:HAS_SECTION*1..6]->(:Section)-[:HAS_PASSAGE]->(s)
RETURN path, m, z
LIMIT 20;
