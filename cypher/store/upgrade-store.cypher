// Marks a store of an older format as one of this one, so that older programs, which would not know all that is in it,
// refuse it.
// $format: the format that this program writes
// Result: none
MATCH (s:Store {id: 'graphservice'})
WHERE s.format < $format
SET s.format = $format
