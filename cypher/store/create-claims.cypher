// Adds claims about entities that are there, provided that the run still holds its lock.
// $run: what names the run in the locks
// $rows: list of [id, dataset, field, ..., map] in ascending order of subject
// Result: one row: how many; fewer when an entity is missing
MATCH (lock:RunLock {name: 'graph'})
SET lock.renewed = timestamp()
WITH lock
WHERE lock.run = $run
UNWIND $rows AS row
MATCH (e:Entity {id: {{claim_subject}}})
CREATE (c:Claim {{{claim_properties}}})-[:ABOUT]->(e)
SET c += {{claim_map}}
RETURN count(*)
