// Gives the locks back.
// $run: what names the run in the locks
// Result: one row: how many locks it held
MATCH (lock:RunLock)
WHERE lock.name IN ['changes', 'graph']
WITH lock ORDER BY lock.name
SET lock.asked = timestamp()
WITH lock
WHERE lock.run = $run
REMOVE lock.run, lock.renewed
RETURN count(*)
