// Waits until all indexes are ready.
// $seconds: how long at most
// Result: none; an error when they are not ready by then.
CALL db.awaitIndexes($seconds)
