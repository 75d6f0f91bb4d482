// The records that are to be changed or withdrawn, as they are.
// $rows: list of [kind, id]
// Result: kind, id, text (canonical JSON); no row for a record that is not there
UNWIND $rows AS row
MATCH (c:Change {id: row[1]})
WHERE c.kind = row[0]
WITH row, c ORDER BY c.sequence DESC
WITH row, head(collect(c)) AS latest
WHERE latest.after IS NOT NULL
RETURN row[0], row[1], latest.after
