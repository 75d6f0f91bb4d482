// Finds entities by the words of their names:
//   CALL db.index.fulltext.queryNodes('entity_names', 'berners lee') YIELD node, score
CREATE FULLTEXT INDEX entity_names IF NOT EXISTS FOR (e:Entity) ON EACH [e.name, e.other_names, e.aliases]
