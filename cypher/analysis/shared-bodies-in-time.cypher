// In which bodies did two people sit at the same time, and how sure is that?
//
// Change: the two ids, in the first line. Put null for the second to see everybody with whom the first sat somewhere.
// Columns: the body; the other; for both the kind of tie, the role as the source words it, and the dates as they are known;
//   together = yes when there is a day on which the dates prove that both sat there, no when the dates rule such a day out,
//   unknown when they do not tell; confidence = that of the weaker of the two ties; sources of both, best first.
//   One row for each pair of ties, so two terms of one person make two rows.
// Bear in mind: members, chairs and officers sit in a body; taking part, speaking and receiving an award do not count here.
//   A missing date is not known: a missing end does not mean "still". Where a tie has no start or no end, it lies within the
//   lives of body and member, as far as their dates are known. Sitting in one body shows neither acquaintance nor
//   a shared opinion, and implies no wrongdoing.
WITH 'per-jack-ma' AS one_id, 'per-fadi-chehade' AS other_id
MATCH (one:Entity {id: one_id})-[a:MEMBER_OF|COUNCIL_MEMBER_OF|CHAIR_OF|VICE_CHAIR_OF|SECRETARY_GENERAL_OF|DEPUTY_SECRETARY_GENERAL_OF|ADVISOR_OF|EMPLOYED_BY|LEADS]->(body:Entity)
MATCH (body)<-[b:MEMBER_OF|COUNCIL_MEMBER_OF|CHAIR_OF|VICE_CHAIR_OF|SECRETARY_GENERAL_OF|DEPUTY_SECRETARY_GENERAL_OF|ADVISOR_OF|EMPLOYED_BY|LEADS]-(other:Entity)
WHERE other <> one AND (other_id IS NULL OR other.id = other_id)
UNWIND [a, b] AS tie
WITH body, one, other, a, b, tie, CASE tie WHEN a THEN one ELSE other END AS member,
     // first and last day that each date can mean; date() reads 2015 as 2015-01-01
     [day IN [tie.start, tie.end] | date(day)] AS earliest,
     [day IN [tie.start, tie.end] |
       date(day) + duration(CASE size(day) WHEN 4 THEN 'P1Y' WHEN 7 THEN 'P1M' ELSE 'P1D' END) - duration('P1D')] AS latest
WITH body, one, other, a, b, tie, earliest, latest,
     // when both had begun, and when the first of them ended, where the tie has no date of its own
     reduce(known = earliest[0], day IN [day IN [member.start, body.start] WHERE day IS NOT NULL AND tie.start IS NULL | date(day)] |
       CASE WHEN known >= day THEN known ELSE day END) AS possible_from,
     reduce(known = latest[1], day IN [day IN [member.end, body.end] WHERE day IS NOT NULL AND tie.end IS NULL |
         date(day) + duration(CASE size(day) WHEN 4 THEN 'P1Y' WHEN 7 THEN 'P1M' ELSE 'P1D' END) - duration('P1D')] |
       CASE WHEN known <= day THEN known ELSE day END) AS possible_to
WITH body, other, a, b, tie,
     CASE WHEN possible_from > possible_to THEN [earliest[0], latest[0], earliest[1], latest[1]] // bounds that contradict
       ELSE [possible_from, latest[0], earliest[1], possible_to] END AS term // may have begun, had begun, lasted to, may have lasted to
WITH body, other, a, b, collect({tie: tie, days: term}) AS terms
WITH body, other, a, b, [term IN terms WHERE term.tie = a | term.days][0] AS of_a, [term IN terms WHERE term.tie = b | term.days][0] AS of_b
RETURN body.id AS body_id, body.name AS body, other.id AS other_id, other.name AS other,
       type(a) AS type, coalesce(a.role, a.role_zh) AS role, a.start AS start, a.end AS end,
       type(b) AS other_type, coalesce(b.role, b.role_zh) AS other_role, b.start AS other_start, b.end AS other_end,
       CASE
         WHEN of_a[0] > of_b[3] OR of_b[0] > of_a[3] THEN 'no' // one began after the other had ended
         WHEN of_a[1] <= of_a[2] AND of_a[1] <= of_b[2]
           AND of_b[1] <= of_a[2] AND of_b[1] <= of_b[2] THEN 'yes' // both had begun before either ended
         ELSE 'unknown'
       END AS together,
       CASE WHEN a.confidence < b.confidence THEN a.confidence ELSE b.confidence END AS confidence,
       COLLECT {
         UNWIND range(0, size(a.source_ids) - 1) AS rank
         MATCH (source:Source {id: a.source_ids[rank]})
         RETURN source {.publisher, .published, .url, .note} ORDER BY rank
       } AS sources,
       COLLECT {
         UNWIND range(0, size(b.source_ids) - 1) AS rank
         MATCH (source:Source {id: b.source_ids[rank]})
         RETURN source {.publisher, .published, .url, .note} ORDER BY rank
       } AS other_sources,
       a.id AS tie_id, b.id AS other_tie_id
ORDER BY CASE together WHEN 'yes' THEN 0 WHEN 'unknown' THEN 1 ELSE 2 END, confidence DESC, body_id, other_id, tie_id, other_tie_id
