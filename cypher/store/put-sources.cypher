// Adds or replaces sources, provided that the run still holds its lock.
// $run: what names the run in the locks
// $rows: list of [id, dataset, url, title, publisher, language, published, retrieved, note] in ascending order of id
// Result: one row: how many
MATCH (lock:RunLock {name: 'graph'})
SET lock.renewed = timestamp()
WITH lock
WHERE lock.run = $run
UNWIND $rows AS row
MERGE (s:Source {id: row[0]})
SET s = {
  id: row[0], dataset: row[1], url: row[2], title: row[3], publisher: row[4], language: row[5], published: row[6],
  retrieved: row[7], note: row[8]
}
RETURN count(*)
