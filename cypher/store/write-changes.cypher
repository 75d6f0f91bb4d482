// Logs changes, provided that the run still holds its lock: each as a node for people, all together packed for programs.
// $run: what names the run in the locks
// $rows: list of {sequence, revision, operation, kind, id, before, after} in ascending order of sequence
// $data: the same, packed: lines of + (added), ~ (changed) or - (withdrawn) and the record's canonical JSON, of which a
// withdrawal has kind and id only; compressed with gzip, as base64
// Result: one row: how many were logged
MATCH (lock:RunLock {name: 'changes'})
SET lock.renewed = timestamp()
WITH lock
WHERE lock.run = $run
CREATE (:Segment {first: head($rows).sequence, last: last($rows).sequence, data: $data})
WITH lock
UNWIND $rows AS row
CREATE (c:Change)
SET c = row
RETURN count(*)
