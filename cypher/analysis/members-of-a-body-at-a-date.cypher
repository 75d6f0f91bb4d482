// Who sat in a body on a day, and how sure is that?
//
// Change: the body and the day (a year, a month or a day), in the first line.
// Columns: the member; type = the kind of tie, with its role as the source words it and its dates as they are known;
//   certainty = yes when its dates prove that it held on the day, unknown when they do not tell; counts = whether the tie
//   makes a member (advisers and other officers are listed but do not count, nor do chairs of an organization);
//   status = who vouches for it; confidence from 0 to 1; sources, best first. One row for each tie.
// Bear in mind: ties that surely did not hold on the day are left out. A missing date is not known: a missing end does not
//   mean "still". Where a tie has no start or no end, it lies within the lives of body and member, as far as their dates
//   are known. An award, once received, is kept. Where a source's note says "third-party copy", take its address as
//   provenance, not as a page to visit. Being listed implies no wrongdoing and no shared opinion.
WITH 'body-wic-hac-1' AS body_id, '2016-06' AS as_of
WITH body_id, date(as_of) AS day_from, // date() reads 2016 as 2016-01-01, and so gives the first day that is meant
     date(as_of) + duration(CASE size(as_of) WHEN 4 THEN 'P1Y' WHEN 7 THEN 'P1M' ELSE 'P1D' END) - duration('P1D') AS day_to,
     ['CHAIR_OF', 'VICE_CHAIR_OF', // in this order
      'SECRETARY_GENERAL_OF', 'DEPUTY_SECRETARY_GENERAL_OF', 'ADVISOR_OF', 'INITIATOR_OF', 'EMPLOYED_BY', 'LEADS',
      'MEMBER_OF', 'COUNCIL_MEMBER_OF', 'AWARD_RECIPIENT_OF'] AS types
MATCH (body:Entity {id: body_id})<-[tie]-(member:Entity)
WHERE type(tie) IN types
WITH day_from, day_to, types, body, member, tie,
     // first and last day that each date can mean; an award is kept, so its end is not asked
     [day IN [tie.start, CASE WHEN type(tie) <> 'AWARD_RECIPIENT_OF' THEN tie.end END] | date(day)] AS earliest,
     [day IN [tie.start, CASE WHEN type(tie) <> 'AWARD_RECIPIENT_OF' THEN tie.end END] |
       date(day) + duration(CASE size(day) WHEN 4 THEN 'P1Y' WHEN 7 THEN 'P1M' ELSE 'P1D' END) - duration('P1D')] AS latest,
     // when both had begun, and when the first of them ended, where the tie has no date of its own
     [day IN [member.start, body.start] WHERE day IS NOT NULL AND tie.start IS NULL | date(day)] AS begun,
     [day IN [member.end, body.end] WHERE day IS NOT NULL AND tie.end IS NULL AND type(tie) <> 'AWARD_RECIPIENT_OF' |
       date(day) + duration(CASE size(day) WHEN 4 THEN 'P1Y' WHEN 7 THEN 'P1M' ELSE 'P1D' END) - duration('P1D')] AS ended
WITH day_from, day_to, types, body, member, tie, earliest, latest,
     reduce(known = earliest[0], day IN begun | CASE WHEN known >= day THEN known ELSE day END) AS possible_from,
     reduce(known = latest[1], day IN ended | CASE WHEN known <= day THEN known ELSE day END) AS possible_to
WITH body, member, tie, [i IN range(0, size(types) - 1) WHERE types[i] = type(tie)][0] AS place,
     CASE
       WHEN CASE WHEN possible_from > possible_to THEN earliest[0] > day_to OR latest[1] < day_from // bounds that contradict
         ELSE possible_from > day_to OR possible_to < day_from END THEN 'no'
       WHEN latest[0] <= day_from AND (type(tie) = 'AWARD_RECIPIENT_OF' OR earliest[1] >= day_to) THEN 'yes'
       ELSE 'unknown'
     END AS certainty
WHERE certainty <> 'no'
RETURN member.id AS id, member.name AS member, member.name_zh AS member_zh,
       type(tie) AS type, coalesce(tie.role, tie.role_zh) AS role, tie.start AS start, tie.end AS end, certainty,
       type(tie) IN ['MEMBER_OF', 'COUNCIL_MEMBER_OF', 'AWARD_RECIPIENT_OF']
         OR (body:Body AND type(tie) IN ['CHAIR_OF', 'VICE_CHAIR_OF']) AS counts,
       tie.status AS status, tie.confidence AS confidence,
       COLLECT {
         UNWIND range(0, size(tie.source_ids) - 1) AS rank
         MATCH (source:Source {id: tie.source_ids[rank]})
         RETURN source {.publisher, .published, .url, .note} ORDER BY rank
       } AS sources
ORDER BY place, member, tie.id
