// 全文查找 · Full text search
CALL db.index.fulltext.queryNodes('passages', '人工智能') YIELD node, score
RETURN node.text AS sentence, node.file AS file, node.line AS line, round(score, 2) AS score
LIMIT 20;
