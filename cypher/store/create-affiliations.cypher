// Adds affiliations between entities that are there, provided that the run still holds its lock.
// The entities are locked first, in order of id, so that two writers never wait for each other in a circle.
// $run: what names the run in the locks
// $ends: ids of all entities concerned, in ascending order, each once
// $rows: list of [subject, type, object, id, dataset, field, ..., map]; subject and object are positions in $ends, type is
// a relationship type; map has further properties such as role and role_zh
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
WITH row, ends[row[0]] AS subject, ends[row[2]] AS object
CREATE (subject)-[a:$(row[1]) {{{affiliation_properties}}}]->(object)
SET a += {{affiliation_map}}
RETURN count(*)
