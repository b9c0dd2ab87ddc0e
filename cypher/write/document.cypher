MERGE (d:Document {sha256: $document.sha256})
SET d += $document, d.writtenAt = datetime()
