// Takes changes of a run that did not end out of the log, provided that the run that does it holds its lock.
// $run: id of the run that does it
// $from: the first sequence number to forget; all later ones are forgotten too
// Result: one row: how many were forgotten
MATCH (lock:RunLock {name: 'changes'})
SET lock.renewed = timestamp()
WITH lock
WHERE lock.run = $run
CALL () {
  MATCH (s:Segment)
  WHERE s.last >= $from
  DELETE s
}
WITH lock
MATCH (c:Change)
WHERE c.sequence >= $from
DELETE c
RETURN count(*)
