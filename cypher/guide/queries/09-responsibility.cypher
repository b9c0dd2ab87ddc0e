// 谁负责哪些任务？ · Who is responsible for what?
MATCH (i:Institution)-[:RESPONSIBLE_FOR]->(task)
RETURN i.name AS institution, i.nameEn AS institutionEn, count(task) AS tasks, collect(coalesce(task.name, task.heading))[..5] AS first
ORDER BY tasks DESC
LIMIT 20;
