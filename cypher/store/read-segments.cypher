// A part of the log, packed, oldest first.
// $after, $to: sequence numbers above $after, up to and including $to
// $limit: rows at most
// Result: last (sequence number of the segment's last change), data (see write-changes)
MATCH (s:Segment)
WHERE $after < s.last <= $to
RETURN s.last, s.data
ORDER BY s.last
LIMIT $limit
