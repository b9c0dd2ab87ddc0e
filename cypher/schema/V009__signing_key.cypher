// Two programs that start at once share one key.
CREATE CONSTRAINT signing_key_id_unique IF NOT EXISTS FOR (k:SigningKey) REQUIRE k.id IS UNIQUE;
