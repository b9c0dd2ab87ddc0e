// 原文是怎么说的？ · Which sentences say so?
MATCH (p:Plan)-[r:TARGETS]->(:Zone {name: '中原科技城'})
UNWIND r.evidence AS id
MATCH (s:Passage {id: id})
RETURN p.title AS plan, s.text AS sentence, s.file AS file, s.line AS line
ORDER BY plan, line;
