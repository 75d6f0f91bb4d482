// What a run that did not end has logged, last first.
// $last: the last change of the last committed revision
// $limit: rows at most
// Result: sequence, kind, id, before, after (canonical JSON or null)
MATCH (c:Change)
WHERE c.sequence > $last
RETURN c.sequence, c.kind, c.id, c.before, c.after
ORDER BY c.sequence DESC
LIMIT $limit
