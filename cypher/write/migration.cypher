MERGE (m:Migration {version: $version})
SET m.checksum = $checksum, m.appliedAt = datetime()
