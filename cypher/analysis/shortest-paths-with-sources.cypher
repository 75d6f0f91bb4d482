// How are two entities connected, and who says so?
//
// Change: the two ids, in the first line. In avoid name what no path shall lead through, such as bodies to which nearly
//   everybody is tied: ['org-wic', 'event-wic-2023']. Longer paths: the 6 in the pattern.
// Columns: path = its number; weakest = its confidence, that of its weakest hop by the hop's best tie; hop = its place on
//   the path; from and to; type = the kind of tie, with direction forward when it reads "from type to" and backward when it
//   reads "to type from"; its role, dates, status and confidence; sources, best first. One row for each tie: all ties
//   between two neighbours are listed (terms, roles, attendance), and none is merged.
// Bear in mind: all shortest paths are found, ties are walked either way and whatever their dates. No row means no path of
//   that length. A missing date is not known. Where a source's note says "third-party copy", take its address as
//   provenance, not as a page to visit. A tie implies no wrongdoing and no shared opinion.
// To see the paths drawn: put RETURN path in place of everything below the pattern.
WITH 'per-jack-ma' AS source_id, 'per-wendy-hall' AS target_id, [] AS avoid
MATCH (source:Entity {id: source_id})
MATCH (target:Entity {id: target_id})
MATCH path = ALL SHORTEST (source) ((:Entity)--(next:Entity WHERE next = target OR NOT next.id IN avoid)){1,6} (target)
WITH DISTINCT nodes(path) AS stops
CALL (stops) {
  UNWIND range(1, size(stops) - 1) AS hop
  WITH stops[hop - 1] AS from, stops[hop] AS to
  MATCH (from)-[tie]-(to)
  WITH from, to, max(tie.confidence) AS best
  RETURN min(best) AS weakest
}
WITH stops, weakest
ORDER BY weakest DESC, [stop IN stops | stop.id]
WITH collect({stops: stops, weakest: weakest}) AS paths
UNWIND range(1, size(paths)) AS path
WITH path, paths[path - 1].stops AS stops, paths[path - 1].weakest AS weakest
UNWIND range(1, size(stops) - 1) AS hop
WITH path, weakest, hop, stops[hop - 1] AS from, stops[hop] AS to
MATCH (from)-[tie]-(to)
RETURN path, weakest, hop, from.id AS from_id, from.name AS from,
       type(tie) AS type, CASE startNode(tie) WHEN from THEN 'forward' ELSE 'backward' END AS direction,
       to.id AS to_id, to.name AS to,
       coalesce(tie.role, tie.role_zh) AS role, tie.start AS start, tie.end AS end,
       tie.status AS status, tie.confidence AS confidence,
       COLLECT {
         UNWIND range(0, size(tie.source_ids) - 1) AS rank
         MATCH (source:Source {id: tie.source_ids[rank]})
         RETURN source {.publisher, .published, .url, .note} ORDER BY rank
       } AS sources,
       tie.id AS tie_id
ORDER BY path, hop, type(tie) IN ['PARTICIPATED_IN', 'SPEAKER_AT'], confidence DESC, tie_id
