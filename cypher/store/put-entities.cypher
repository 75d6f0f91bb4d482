// Adds or replaces entities, provided that the run still holds its lock. Their relationships stay.
// $run: what names the run in the locks
// $rows: list of {id, schema, properties} in ascending order of id; schema is a label
// Result: one row: how many
MATCH (lock:RunLock {name: 'graph'})
SET lock.renewed = timestamp()
WITH lock
WHERE lock.run = $run
UNWIND $rows AS row
MERGE (e:Entity {id: row.id})
REMOVE e:{{schemata}}
SET e = row.properties, e:$(row.schema)
RETURN count(*)
