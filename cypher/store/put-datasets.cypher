// Describes data sets, provided that the run still holds its lock. The revisions that ingested them stay tied to them.
// $run: what names the run in the locks
// $rows: list of [id, dataset, field, ..., map] in ascending order of id; map has further properties such as title_zh
// Result: one row: how many
MATCH (lock:RunLock {name: 'graph'})
SET lock.renewed = timestamp()
WITH lock
WHERE lock.run = $run
UNWIND $rows AS row
MERGE (d:Dataset {id: row[0]})
SET d = {{{dataset_properties}}}, d += {{dataset_map}}
RETURN count(*)
