// Which bodies does the conference have, and how many members of each are known?
//
// Change: the day for which members are counted (a year, a month or a day), in the first line.
// Columns: the body; what it is a part of; known = different members whose ties did not surely end before the day or
//   begin after it; certain = those of them whose dates prove it; unknown = those whose dates do not tell;
//   ended_or_not_begun; officers = holders of offices that alone make no member; participants = others that took part
//   by a tie of which the same is true.
// Bear in mind: a body is an organ of the conference, or what such an organ is a part of. Chairs count as members in an
//   organ, not in an organization; recipients are the members of an award. A missing date is not known: a missing end
//   does not mean "still". Where a tie has no start or no end, it lies within the lives of body and member, as far as
//   their dates are known; terms that follow each other without a gap count as one. Being listed says that a public page
//   reports a public role; it implies no wrongdoing.
WITH '2024-12-31' AS as_of
WITH date(as_of) AS day_from, // date() reads 2024 as 2024-01-01, and so gives the first day that is meant
     date(as_of) + duration(CASE size(as_of) WHEN 4 THEN 'P1Y' WHEN 7 THEN 'P1M' ELSE 'P1D' END) - duration('P1D') AS day_to
MATCH (body:Entity)
WHERE body:Body OR (NOT body:Event AND EXISTS { (body)<-[:PART_OF]-(:Body) })
OPTIONAL MATCH (body)<-[tie]-(subject:Entity)
WITH day_from, day_to, body, subject, tie,
     CASE
       WHEN type(tie) IN ['MEMBER_OF', 'COUNCIL_MEMBER_OF', 'AWARD_RECIPIENT_OF'] THEN 'member'
       WHEN type(tie) IN ['CHAIR_OF', 'VICE_CHAIR_OF'] THEN CASE WHEN body:Body THEN 'member' ELSE 'officer' END
       WHEN type(tie) IN ['SECRETARY_GENERAL_OF', 'DEPUTY_SECRETARY_GENERAL_OF', 'ADVISOR_OF', 'INITIATOR_OF', 'EMPLOYED_BY', 'LEADS'] THEN 'officer'
       WHEN type(tie) IN ['PARTICIPATED_IN', 'SPEAKER_AT'] THEN 'participant'
     END AS place,
     // first and last day that each date can mean; an award is kept, so its end is not asked
     [day IN [tie.start, CASE WHEN type(tie) <> 'AWARD_RECIPIENT_OF' THEN tie.end END] | date(day)] AS earliest,
     [day IN [tie.start, CASE WHEN type(tie) <> 'AWARD_RECIPIENT_OF' THEN tie.end END] |
       date(day) + duration(CASE size(day) WHEN 4 THEN 'P1Y' WHEN 7 THEN 'P1M' ELSE 'P1D' END) - duration('P1D')] AS latest,
     // when both had begun, and when the first of them ended, where the tie has no date of its own
     [day IN [subject.start, body.start] WHERE day IS NOT NULL AND tie.start IS NULL | date(day)] AS begun,
     [day IN [subject.end, body.end] WHERE day IS NOT NULL AND tie.end IS NULL AND type(tie) <> 'AWARD_RECIPIENT_OF' |
       date(day) + duration(CASE size(day) WHEN 4 THEN 'P1Y' WHEN 7 THEN 'P1M' ELSE 'P1D' END) - duration('P1D')] AS ended
WITH day_from, day_to, body, subject, tie, place, earliest, latest,
     reduce(known = earliest[0], day IN begun | CASE WHEN known >= day THEN known ELSE day END) AS possible_from,
     reduce(known = latest[1], day IN ended | CASE WHEN known <= day THEN known ELSE day END) AS possible_to
WITH day_from, day_to, body, subject, place,
     NOT coalesce(CASE WHEN possible_from > possible_to THEN earliest[0] > day_to OR latest[1] < day_from // bounds that contradict
       ELSE possible_from > day_to OR possible_to < day_from END, false) AS may_have_held,
     [latest[0], CASE type(tie) WHEN 'AWARD_RECIPIENT_OF' THEN date('9999-12-31') ELSE earliest[1] END] AS surely
WITH day_from, day_to, body, subject,
     collect(CASE place WHEN 'member' THEN may_have_held END) AS memberships,
     collect(CASE WHEN place = 'member' AND surely[0] IS NOT NULL AND surely[1] IS NOT NULL THEN surely END) AS terms,
     collect(CASE place WHEN 'officer' THEN may_have_held END) AS offices,
     collect(CASE place WHEN 'participant' THEN may_have_held END) AS participations
WITH body, subject, true IN memberships AS known, memberships <> [] AND NOT true IN memberships AS former,
     // whether the terms together leave no day out: neither the first, nor the day after one of them
     all(day IN [day_from] + [term IN terms WHERE term[1] >= day_from AND term[1] < day_to | term[1] + duration('P1D')]
         WHERE any(term IN terms WHERE term[0] <= day AND day <= term[1])) AS certain,
     true IN offices AS holds_office, true IN participations AS took_part
RETURN body.id AS id, body.name AS body, body.name_zh AS body_zh,
       COLLECT { MATCH (body)-[:PART_OF]->(whole:Entity) RETURN DISTINCT whole.name AS name ORDER BY name } AS part_of,
       count(CASE WHEN known THEN 1 END) AS known,
       count(CASE WHEN known AND certain THEN 1 END) AS certain,
       count(CASE WHEN known AND NOT certain THEN 1 END) AS unknown,
       count(CASE WHEN former THEN 1 END) AS ended_or_not_begun,
       count(CASE WHEN holds_office THEN 1 END) AS officers,
       count(CASE WHEN took_part AND NOT known THEN 1 END) AS participants
ORDER BY known DESC, id
