// A part of the log, oldest first.
// $after, $to: sequence numbers above $after, up to and including $to
// $limit: rows at most
// Result: sequence, revision, operation, kind, id, dataset (null in changes of before format 3), before, after (canonical
// JSON or null)
MATCH (c:Change)
WHERE $after < c.sequence <= $to
RETURN c.sequence, c.revision, c.operation, c.kind, c.id, c.dataset, c.before, c.after
ORDER BY c.sequence
LIMIT $limit
