// What was read the least surely is looked through in this order.
CREATE INDEX mention_confidence IF NOT EXISTS FOR ()-[m:MENTIONS]-() ON (m.confidence);
CREATE INDEX mention_fuller_name IF NOT EXISTS FOR ()-[m:MENTIONS]-() ON (m.fullerName);
