// Takes the locks for a run, unless another run holds them and has given a sign of life lately.
// $run: what names the run in the locks
// $lease: milliseconds after which a run without a sign of life counts as dead
// Result: one row: whether the run holds the locks now; the run that held them before, or null; milliseconds since its
// last sign of life, or null
MATCH (lock:RunLock)
WHERE lock.name IN ['changes', 'graph']
WITH lock ORDER BY lock.name
SET lock.asked = timestamp() // locks the node, and so waits for a statement that is still at work
WITH collect(lock) AS locks
WITH locks, head([lock IN locks WHERE lock.run IS NOT NULL]).run AS holder,
  timestamp() - reduce(latest = 0, lock IN locks | CASE WHEN lock.renewed > latest THEN lock.renewed ELSE latest END) AS age
WITH locks, holder, age, holder IS NULL OR holder = $run OR age > $lease AS is_free
FOREACH (lock IN CASE WHEN is_free THEN locks ELSE [] END | SET lock.run = $run, lock.renewed = timestamp())
RETURN is_free, holder, age
