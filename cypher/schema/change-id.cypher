// Finds the history of a record.
CREATE INDEX change_id IF NOT EXISTS FOR (c:Change) ON (c.id)
