// Logs changes, provided that the run still holds its lock.
// $run: id of the run
// $rows: list of {sequence, revision, operation, kind, id, before, after, replaces}; replaces is the sequence of the
// change whose "after" this one's "before" is, or null
// Result: one row: how many were logged
MATCH (lock:RunLock {name: 'changes'})
SET lock.renewed = timestamp()
WITH lock
WHERE lock.run = $run
UNWIND $rows AS row
CREATE (c:Change)
SET c = row
WITH row
CALL (row) {
  MATCH (replaced:Change {sequence: row.replaces})
  SET replaced.replaced_by = row.sequence
}
RETURN count(*)
