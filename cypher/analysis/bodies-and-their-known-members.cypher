// Which bodies does the conference have, and how many members of each are known?
//
// Change: the day for which members are counted (a year, a month or a day), in the first line.
// Columns: the body; what it is a part of; known = different members whose ties did not surely end before the day or
//   begin after it; certain = those of them whose dates prove it; unknown = those whose dates do not tell;
//   ended_or_not_begun; officers = holders of offices that alone make no member; participants = others that took part.
// Bear in mind: a body is an organ of the conference, or what such an organ is a part of. Chairs count as members in an
//   organ, not in an organization; recipients are the members of an award. A missing date is not known: a missing end
//   does not mean "still". Being listed says that a public page reports a public role; it implies no wrongdoing.
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
     [day IN [tie.start, tie.end] | date(day)] AS earliest,
     [day IN [tie.start, tie.end] |
       date(day) + duration(CASE size(day) WHEN 4 THEN 'P1Y' WHEN 7 THEN 'P1M' ELSE 'P1D' END) - duration('P1D')] AS latest
WITH body, subject, place,
     CASE
       WHEN earliest[0] > day_to THEN 'no'
       WHEN type(tie) = 'AWARD_RECIPIENT_OF' THEN CASE WHEN latest[0] <= day_from THEN 'yes' ELSE 'unknown' END // an award is kept
       WHEN latest[1] < day_from THEN 'no'
       WHEN latest[0] <= day_from AND earliest[1] >= day_to THEN 'yes'
       ELSE 'unknown'
     END AS held
WITH body, subject,
     collect(CASE place WHEN 'member' THEN held END) AS memberships,
     collect(CASE place WHEN 'officer' THEN held END) AS offices,
     count(CASE place WHEN 'participant' THEN 1 END) AS participations
RETURN body.id AS id, body.name AS body, body.name_zh AS body_zh,
       COLLECT { MATCH (body)-[:PART_OF]->(whole:Entity) RETURN DISTINCT whole.name AS name ORDER BY name } AS part_of,
       count(CASE WHEN 'yes' IN memberships OR 'unknown' IN memberships THEN 1 END) AS known,
       count(CASE WHEN 'yes' IN memberships THEN 1 END) AS certain,
       count(CASE WHEN 'unknown' IN memberships AND NOT 'yes' IN memberships THEN 1 END) AS unknown,
       count(CASE WHEN 'no' IN memberships AND NOT 'yes' IN memberships AND NOT 'unknown' IN memberships THEN 1 END) AS ended_or_not_begun,
       count(CASE WHEN 'yes' IN offices OR 'unknown' IN offices THEN 1 END) AS officers,
       count(CASE WHEN participations > 0 AND memberships = [] THEN 1 END) AS participants
ORDER BY known DESC, id
