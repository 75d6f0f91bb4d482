// Adds claims about entities that are there, provided that the run still holds its lock.
// $run: what names the run in the locks
// $rows: list of {subject_id, properties} in ascending order of subject
// Result: one row: how many; fewer when an entity is missing
MATCH (lock:RunLock {name: 'graph'})
SET lock.renewed = timestamp()
WITH lock
WHERE lock.run = $run
UNWIND $rows AS row
MATCH (e:Entity {id: row.subject_id})
CREATE (c:Claim)-[:ABOUT]->(e)
SET c = row.properties
RETURN count(*)
