// All revisions, oldest first.
// Result: number, content_hash, time, run, dataset, last_change
MATCH (r:Revision)
WHERE r.number > 0
RETURN r.number, r.content_hash, r.time, r.run, r.dataset, r.last_change
ORDER BY r.number
