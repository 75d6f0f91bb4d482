// The records that are in force after a change, from a part of the log.
// $after, $to: the part: sequence numbers above $after, up to and including $to
// $last: the change; whatever came later is not looked at, so a run under way is not seen
// Result: kind, id, text (canonical JSON)
MATCH (c:Change)
WHERE $after < c.sequence <= $to AND c.after IS NOT NULL AND (c.replaced_by IS NULL OR c.replaced_by > $last)
RETURN c.kind, c.id, c.after
