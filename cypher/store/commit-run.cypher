// Makes the changes of a run the next revision and gives the locks back, provided that the run still holds them.
// $run: what names the run in the locks
// $revision: {number, content_hash, time, run, dataset, last_change}
// Result: one row: how many revisions were made
MATCH (lock:RunLock)
WHERE lock.name IN ['changes', 'graph']
WITH lock ORDER BY lock.name
SET lock.asked = timestamp()
WITH lock
WHERE lock.run = $run
REMOVE lock.run, lock.renewed
WITH count(*) AS locks
WHERE locks = 2
MERGE (d:Dataset {id: $revision.dataset})
CREATE (r:Revision)-[:INGESTED]->(d)
SET r = $revision
RETURN count(*)
