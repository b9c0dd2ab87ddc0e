// 哪些文件被废止？ · Which texts are repealed?
MATCH path = (:Plan)-[:REPEALS]->(:Plan)
RETURN path;
