// Adds affiliations between entities that are there, provided that the run still holds its lock.
// The entities are locked first, in order of id, so that two writers never wait for each other in a circle.
// $run: what names the run in the locks
// $ends: ids of all entities concerned, in ascending order, each once
// $rows: list of {subject, type, object, properties}; subject and object are positions in $ends, type is a relationship type
// Result: one row: how many; none when an entity is missing
MATCH (lock:RunLock {name: 'graph'})
SET lock.renewed = timestamp()
WITH lock
WHERE lock.run = $run
UNWIND $ends AS id
MATCH (e:Entity {id: id})
SET e.dataset = e.dataset // changes nothing, but takes the lock
WITH collect(e) AS ends
WHERE size(ends) = size($ends)
UNWIND $rows AS row
WITH row.type AS type, row.properties AS properties, ends[row.subject] AS subject, ends[row.object] AS object
CREATE (subject)-[a:$(type)]->(object)
SET a = properties
RETURN count(*)
