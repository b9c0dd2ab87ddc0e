// The relationships of a type with every sentence that states them, and how sure each is.
MATCH (a)-[r:$($predicate)]->(b)
WITH a, r, b, COLLECT {
  UNWIND range(0, size(r.evidence) - 1) AS i
  MATCH (p:Passage {id: r.evidence[i]})
  RETURN p {.id, .file, .line, .text, .plan, confidence: r.confidences[i]}
} AS evidence
RETURN {record: 'relation', predicate: type(r),
        subject: {type: coalesce(a.type, labels(a)[0]), id: a.id, name: coalesce(a.name, a.title)},
        object: {type: coalesce(b.type, labels(b)[0]), id: b.id, name: coalesce(b.name, b.title, b.heading)},
        count: r.count, confidence: r.confidence, evidence: evidence} AS record
ORDER BY a.id, b.id
