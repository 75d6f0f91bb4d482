// Describes data sets, provided that the run still holds its lock. The revisions that ingested them stay tied to them.
// $run: what names the run in the locks
// $rows: list of [id, title, other_titles, description, publisher, licence, licence_url, version, citation, note] in
// ascending order of id
// Result: one row: how many
MATCH (lock:RunLock {name: 'graph'})
SET lock.renewed = timestamp()
WITH lock
WHERE lock.run = $run
UNWIND $rows AS row
MERGE (d:Dataset {id: row[0]})
SET d = {
  id: row[0], title: row[1], other_titles: row[2], description: row[3], publisher: row[4], licence: row[5],
  licence_url: row[6], version: row[7], citation: row[8], note: row[9]
}
RETURN count(*)
