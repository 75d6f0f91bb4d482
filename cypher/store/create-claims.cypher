// Adds claims about entities that are there, provided that the run still holds its lock.
// $run: what names the run in the locks
// $rows: list of [subject_id, id, dataset, measure, value, date, text, qualifier, source_ids] in ascending order of subject
// Result: one row: how many; fewer when an entity is missing
MATCH (lock:RunLock {name: 'graph'})
SET lock.renewed = timestamp()
WITH lock
WHERE lock.run = $run
UNWIND $rows AS row
MATCH (e:Entity {id: row[0]})
CREATE (:Claim {
  subject_id: row[0], id: row[1], dataset: row[2], measure: row[3], value: row[4], date: row[5], text: row[6],
  qualifier: row[7], source_ids: row[8]
})-[:ABOUT]->(e)
RETURN count(*)
