// Adds or replaces entities, provided that the run still holds its lock. Their relationships stay.
// $run: what names the run in the locks
// $rows: list of [id, dataset, field, ..., map] in ascending order of id; schema is a label too; map has further
// properties such as name_zh
// Result: one row: how many
MATCH (lock:RunLock {name: 'graph'})
SET lock.renewed = timestamp()
WITH lock
WHERE lock.run = $run
UNWIND $rows AS row
MERGE (e:Entity {id: row[0]})
REMOVE e:{{schemata}}
SET e = {{{entity_properties}}}, e += {{entity_map}}, e:$({{entity_schema}})
RETURN count(*)
