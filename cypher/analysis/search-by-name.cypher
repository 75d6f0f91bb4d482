// Who or what bears a name, in English or Chinese?
//
// Change: the name, in the first line: 'Jack Ma', 'ma jack', 'jac m', '马云', '互联网大会'.
// Columns: the id, for the other questions; the names; what it is; what is said of it; neighbours = number of other
//   entities that it is tied to; score = how well it fits, to be compared within one answer only. Best first.
// Bear in mind: each word, or the beginning of one, has to be in a name of the entity, in any order; Chinese is found by any
//   part. Write accents as the data has them. Two people of one name are two rows: look at their descriptions and sources
//   before you choose.
WITH 'Jack Ma' AS name
// Marks that mean something to the index become blanks.
WITH reduce(text = toLower(name), mark IN split('+ - & | ! ( ) { } [ ] ^ " ~ * ? : \\ /', ' ') | replace(text, mark, ' ')) AS text
WITH [word IN split(replace(text, '　', ' '), ' ') WHERE word <> ''] AS words
WHERE words <> []
CALL (words) {
  // Latin script: the word itself counts for more than one that begins with it.
  WITH reduce(query = '', word IN words | query + '+("' + word + '"^2 OR ' + word + '*) ') AS query
  CALL db.index.fulltext.queryNodes('entity_names', query) YIELD node, score
  RETURN node, score
  UNION ALL
  // Chinese, which has no spaces between words, and letters of full width.
  WITH reduce(query = '', word IN words | query + '+"' + word + '" ') AS query
  CALL db.index.fulltext.queryNodes('entity_names_cjk', query) YIELD node, score
  RETURN node, score
}
WITH node, max(score) AS score
RETURN node.id AS id, node.name AS name, node.name_zh AS name_zh, node.aliases AS aliases,
       node.schema AS schema, node.country AS country, node.description AS description,
       COUNT { MATCH (node)--(other:Entity) RETURN DISTINCT other } AS neighbours, round(score, 2) AS score
ORDER BY score DESC, neighbours DESC, id
LIMIT 100
