// Targets are compared by indicator and the year that they hold by.
CREATE INDEX target_holds_by IF NOT EXISTS FOR (t:Target) ON (t.holdsBy);
