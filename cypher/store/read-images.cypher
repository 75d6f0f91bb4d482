// The records that are to be changed or withdrawn, as they are.
// $rows: list of [kind, id, dataset]
// Result: text (canonical JSON); no row for a record that is not there
// Changes of before format 3 name no data set; no two records of a kind had the same id then.
UNWIND $rows AS row
MATCH (c:Change {id: row[1]})
WHERE c.kind = row[0] AND coalesce(c.dataset, row[2]) = row[2]
WITH row, c ORDER BY c.sequence DESC
WITH row, head(collect(c)) AS latest
WHERE latest.after IS NOT NULL
RETURN latest.after
