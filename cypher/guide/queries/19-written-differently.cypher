// 哪些名称有多种写法？ · Which names are written in several ways?
MATCH (e:Entity)
WHERE size(e.aliases) > 1
RETURN e.name AS name, e.nameEn AS nameEn, e.type AS type, e.aliases AS alsoWritten
ORDER BY size(e.aliases) DESC
LIMIT 30;
