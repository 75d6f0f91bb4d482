// Deletes sources where they are there, provided that the run still holds its lock.
// $run: what names the run in the locks
// $ids: ids in ascending order
// Result: one row: how many were asked for
MATCH (lock:RunLock {name: 'graph'})
SET lock.renewed = timestamp()
WITH lock
WHERE lock.run = $run
UNWIND $ids AS id
OPTIONAL MATCH (s:Source {id: id})
DETACH DELETE s
RETURN count(*)
