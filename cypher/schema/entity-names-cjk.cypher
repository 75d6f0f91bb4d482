// Finds entities by parts of their Chinese, Japanese or Korean names, which have no spaces between words:
//   CALL db.index.fulltext.queryNodes('entity_names_cjk', '互联网') YIELD node, score
// It lists name_zh as well because Neo4j allows only one full-text index for the same properties.
CREATE FULLTEXT INDEX entity_names_cjk IF NOT EXISTS FOR (e:Entity) ON EACH [e.name, e.name_zh, e.other_names, e.aliases]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}
