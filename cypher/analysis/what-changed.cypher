// What changed in the last revision? And what became of one record?
//
// Change: in the first line put null to see what the last revision changed, or the id of a record (an entity, a tie, a
//   source, a claim), such as 'per-jack-ma', to see its history from the beginning.
// Columns: revision = its number, with the time when it was committed (UTC) and the data set that was taken in; operation =
//   added, changed or withdrawn; kind and id of the record; before and after = the record in JSON, null where it was not
//   there. In the order of the log, at most 1,000 rows: the first revision adds everything.
// Bear in mind: a revision tells when something was entered here, not when it happened. A withdrawn record is one that the
//   data set no longer lists, which does not say that it was wrong. What a run that is under way has written is left out.
WITH null AS record_id
MATCH (last:Revision)
WHERE last.number > 0
WITH record_id, last ORDER BY last.number DESC LIMIT 1
OPTIONAL MATCH (earlier:Revision {number: last.number - 1})
CALL (record_id, last, earlier) {
  WITH record_id, last, earlier
  WHERE record_id IS NULL
  MATCH (change:Change)
  WHERE coalesce(earlier.last_change, 0) < change.sequence <= last.last_change
  RETURN change
  UNION ALL
  WITH record_id, last
  WHERE record_id IS NOT NULL
  MATCH (change:Change {id: record_id})
  WHERE change.sequence <= last.last_change
  RETURN change
}
MATCH (revision:Revision {number: change.revision})
RETURN revision.number AS revision, revision.time AS time, revision.dataset AS dataset,
       change.operation AS operation, change.kind AS kind, change.id AS id, change.before AS before, change.after AS after,
       change.sequence AS sequence
ORDER BY sequence
LIMIT 1000
