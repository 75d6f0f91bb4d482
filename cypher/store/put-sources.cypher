// Adds or replaces sources, provided that the run still holds its lock.
// $run: what names the run in the locks
// $rows: list of [id, dataset, field, ..., map] in ascending order of id
// Result: one row: how many
MATCH (lock:RunLock {name: 'graph'})
SET lock.renewed = timestamp()
WITH lock
WHERE lock.run = $run
UNWIND $rows AS row
MERGE (s:Source {id: row[0]})
SET s = {{{source_properties}}}, s += {{source_map}}
RETURN count(*)
