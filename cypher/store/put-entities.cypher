// Adds or replaces entities, provided that the run still holds its lock. Their relationships stay.
// $run: what names the run in the locks
// $rows: list of [id, dataset, schema, name, other_names, aliases, country, category, start, end, description,
// source_ids, names] in ascending order of id; schema is a label too; names is a map of further properties such as name_zh
// Result: one row: how many
MATCH (lock:RunLock {name: 'graph'})
SET lock.renewed = timestamp()
WITH lock
WHERE lock.run = $run
UNWIND $rows AS row
MERGE (e:Entity {id: row[0]})
REMOVE e:{{schemata}}
SET e = {
    id: row[0], dataset: row[1], schema: row[2], name: row[3], other_names: row[4], aliases: row[5], country: row[6],
    category: row[7], start: row[8], end: row[9], description: row[10], source_ids: row[11]
  },
  e += row[12],
  e:$(row[2])
RETURN count(*)
