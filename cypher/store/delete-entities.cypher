// Deletes entities where they are there, provided that the run still holds its lock.
// $run: what names the run in the locks
// $rows: list of {id} in ascending order of id
// Result: one row: how many were asked for
MATCH (lock:RunLock {name: 'graph'})
SET lock.renewed = timestamp()
WITH lock
WHERE lock.run = $run
UNWIND $rows AS row
OPTIONAL MATCH (e:Entity {id: row.id})
DETACH DELETE e
RETURN count(*)
