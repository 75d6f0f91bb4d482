// Who sits in the most bodies of the conference?
//
// Change: the day (a year, a month or a day), and how many bodies one has to sit in to be listed, in the first line.
// Columns: the person or organization; bodies = different bodies of which it is a member by a tie that had not surely ended
//   before the day nor began after it; certain = those of them where the dates prove it; offices = further bodies where it
//   holds an office that alone makes no member; names = all of these bodies.
// Bear in mind: the count depends on what was found, and of most bodies only a part of the members is known (see
//   known-and-claimed-members). Recipients of an award are its members. A missing date is not known: a missing end does
//   not mean "still". Sitting in many bodies implies no influence and no wrongdoing.
WITH '2024-12-31' AS as_of, 2 AS at_least
WITH at_least, date(as_of) AS day_from, // date() reads 2024 as 2024-01-01, and so gives the first day that is meant
     date(as_of) + duration(CASE size(as_of) WHEN 4 THEN 'P1Y' WHEN 7 THEN 'P1M' ELSE 'P1D' END) - duration('P1D') AS day_to
MATCH (body:Entity)
WHERE body:Body OR (NOT body:Event AND EXISTS { (body)<-[:PART_OF]-(:Body) })
MATCH (body)<-[tie:MEMBER_OF|COUNCIL_MEMBER_OF|CHAIR_OF|VICE_CHAIR_OF|SECRETARY_GENERAL_OF|DEPUTY_SECRETARY_GENERAL_OF|ADVISOR_OF|INITIATOR_OF|EMPLOYED_BY|LEADS|AWARD_RECIPIENT_OF]-(member:Entity)
WITH at_least, day_from, day_to, body, member, tie,
     type(tie) IN ['MEMBER_OF', 'COUNCIL_MEMBER_OF', 'AWARD_RECIPIENT_OF']
       OR (body:Body AND type(tie) IN ['CHAIR_OF', 'VICE_CHAIR_OF']) AS counts,
     [day IN [tie.start, tie.end] | date(day)] AS earliest,
     [day IN [tie.start, tie.end] |
       date(day) + duration(CASE size(day) WHEN 4 THEN 'P1Y' WHEN 7 THEN 'P1M' ELSE 'P1D' END) - duration('P1D')] AS latest
WITH at_least, body, member, counts,
     CASE
       WHEN earliest[0] > day_to THEN 'no'
       WHEN type(tie) = 'AWARD_RECIPIENT_OF' THEN CASE WHEN latest[0] <= day_from THEN 'yes' ELSE 'unknown' END // an award is kept
       WHEN latest[1] < day_from THEN 'no'
       WHEN latest[0] <= day_from AND earliest[1] >= day_to THEN 'yes'
       ELSE 'unknown'
     END AS held
WHERE held <> 'no'
WITH at_least, member, body, collect(CASE WHEN counts THEN held END) AS memberships
ORDER BY body.name
WITH at_least, member,
     count(CASE WHEN size(memberships) > 0 THEN 1 END) AS bodies,
     count(CASE WHEN 'yes' IN memberships THEN 1 END) AS certain,
     count(CASE WHEN memberships = [] THEN 1 END) AS offices,
     collect(body.name) AS names
WHERE bodies >= at_least
RETURN member.id AS id, member.name AS member, member.name_zh AS member_zh, member.schema AS schema, bodies, certain, offices, names
ORDER BY bodies DESC, certain DESC, id
