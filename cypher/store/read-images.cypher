// The records that are to be changed or withdrawn, as they are.
// $rows: list of {kind, id}
// Result: kind, id, sequence of the change that made it so, text (canonical JSON)
UNWIND $rows AS row
MATCH (c:Change {id: row.id})
WHERE c.kind = row.kind AND c.replaced_by IS NULL AND c.after IS NOT NULL
RETURN c.kind, c.id, c.sequence, c.after
