// A sign of life of a run.
// $run: what names the run in the locks
// Result: one row: how many locks it holds
MATCH (lock:RunLock)
WHERE lock.name = 'changes'
SET lock.asked = timestamp()
WITH lock
WHERE lock.run = $run
SET lock.renewed = timestamp()
RETURN count(*)
