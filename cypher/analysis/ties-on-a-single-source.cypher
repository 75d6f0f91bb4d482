// Which ties of an entity rest on a single source, and which of them are weakest?
//
// Change: the entity, and the confidence up to which ties are listed (1 for all), in the first line. For all of the graph
//   remove {id: entity_id}.
// Columns: subject, type and object, to be read in this order; role, dates, status and confidence; the one source: who
//   published it, when, where, and what to bear in mind when reading it. Least sure first. One row for each tie.
// Bear in mind: one source may be enough, if it is the body's own page (status confirmed_official), and several may all
//   have copied one. The confidence is the data set's own estimate. Where the note says "third-party copy", take the
//   address as provenance, not as a page to visit, and look for the original. A missing date is not known.
WITH 'per-jack-ma' AS entity_id, 1.0 AS most_confidence
MATCH (:Entity {id: entity_id})-[tie]-(:Entity)
WHERE size(tie.source_ids) = 1 AND tie.confidence <= most_confidence
WITH DISTINCT tie, startNode(tie) AS subject, endNode(tie) AS object
MATCH (source:Source {id: tie.source_ids[0]})
RETURN subject.id AS subject_id, subject.name AS subject, type(tie) AS type, object.id AS object_id, object.name AS object,
       coalesce(tie.role, tie.role_zh) AS role, tie.start AS start, tie.end AS end,
       tie.status AS status, tie.confidence AS confidence,
       source.publisher AS publisher, source.published AS published, source.url AS url, source.note AS note,
       tie.id AS tie_id
ORDER BY confidence, tie_id
LIMIT 1000
