// What other data sets state of the ids that are to be changed, as it is.
// $rows: list of [kind, id, dataset]; what this data set states is left out
// Result: text (canonical JSON); no row where no other data set states anything
// Changes of before format 3 name their data set in their texts alone.
UNWIND $rows AS row
MATCH (c:Change {id: row[1]})
WHERE c.kind = row[0]
WITH row, c, coalesce(c.dataset, split(split(coalesce(c.after, c.before), '"dataset":"')[1], '"')[0]) AS dataset
WHERE dataset <> row[2]
WITH row, dataset, c ORDER BY c.sequence DESC
WITH row, dataset, head(collect(c)) AS latest
WHERE latest.after IS NOT NULL
RETURN latest.after
