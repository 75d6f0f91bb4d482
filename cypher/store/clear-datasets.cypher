// Takes the descriptions of data sets away, provided that the run still holds its lock. The nodes stay: revisions are tied
// to them.
// $run: what names the run in the locks
// $ids: ids in ascending order
// Result: one row: how many were asked for
MATCH (lock:RunLock {name: 'graph'})
SET lock.renewed = timestamp()
WITH lock
WHERE lock.run = $run
UNWIND $ids AS id
OPTIONAL MATCH (d:Dataset {id: id})
SET d = {id: id}
RETURN count(*)
