// Adds or replaces sources, provided that the run still holds its lock.
// $run: what names the run in the locks
// $rows: list of {id, properties} in ascending order of id
// Result: one row: how many
MATCH (lock:RunLock {name: 'graph'})
SET lock.renewed = timestamp()
WITH lock
WHERE lock.run = $run
UNWIND $rows AS row
MERGE (s:Source {id: row.id})
SET s = row.properties
RETURN count(*)
