// Logs changes, provided that the run still holds its lock: each as a node for people, all together packed for programs.
// $run: what names the run in the locks
// $revision: number of the revision that the run will be
// $first: sequence number of the first row; the others follow one by one
// $rows: list of [operation, kind, id, dataset, before, after]; before and after are canonical JSON or null
// $data: the same, packed: lines of + (added), ~ (changed) or - (withdrawn) and the record's canonical JSON, of which a
// withdrawal has kind, id and dataset only; compressed with gzip, as base64
// Result: one row: how many were logged
MATCH (lock:RunLock {name: 'changes'})
SET lock.renewed = timestamp()
WITH lock
WHERE lock.run = $run
CREATE (:Segment {first: $first, last: $first + size($rows) - 1, data: $data})
WITH lock
UNWIND range(0, size($rows) - 1) AS i
WITH $first + i AS sequence, $rows[i] AS row
CREATE (:Change {
  sequence: sequence, revision: $revision, operation: row[0], kind: row[1], id: row[2], dataset: row[3],
  before: row[4], after: row[5]
})
RETURN count(*)
