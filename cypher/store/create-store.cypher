// Marks the database as a store and makes the locks, unless they are there.
// $format: the format that this program writes
// Result: none
MERGE (changes:RunLock {name: 'changes'})
MERGE (graph:RunLock {name: 'graph'})
MERGE (s:Store {id: 'graphservice'})
ON CREATE SET s.format = $format
