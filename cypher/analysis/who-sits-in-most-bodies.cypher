// Who sits in the most bodies of the conference?
//
// Change: the day (a year, a month or a day), and how many bodies one has to sit in to be listed, in the first line.
// Columns: the person or organization; bodies = different bodies of which it is a member by a tie that had not surely ended
//   before the day nor began after it; certain = those of them where the dates prove it; offices = further bodies where it
//   holds an office that alone makes no member; names = all of these bodies.
// Bear in mind: the count depends on what was found, and of most bodies only a part of the members is known (see
//   known-and-claimed-members). Recipients of an award are its members. A missing date is not known: a missing end does
//   not mean "still". Where a tie has no start or no end, it lies within the lives of body and member, as far as their
//   dates are known; terms that follow each other without a gap count as one. Sitting in many bodies implies no influence
//   and no wrongdoing.
WITH '2024-12-31' AS as_of, 2 AS at_least
WITH at_least, date(as_of) AS day_from, // date() reads 2024 as 2024-01-01, and so gives the first day that is meant
     date(as_of) + duration(CASE size(as_of) WHEN 4 THEN 'P1Y' WHEN 7 THEN 'P1M' ELSE 'P1D' END) - duration('P1D') AS day_to
MATCH (body:Entity)
WHERE body:Body OR (NOT body:Event AND EXISTS { (body)<-[:PART_OF]-(:Body) })
MATCH (body)<-[tie:MEMBER_OF|COUNCIL_MEMBER_OF|CHAIR_OF|VICE_CHAIR_OF|SECRETARY_GENERAL_OF|DEPUTY_SECRETARY_GENERAL_OF|ADVISOR_OF|INITIATOR_OF|EMPLOYED_BY|LEADS|AWARD_RECIPIENT_OF]-(member:Entity)
WITH at_least, day_from, day_to, body, member, tie,
     type(tie) IN ['MEMBER_OF', 'COUNCIL_MEMBER_OF', 'AWARD_RECIPIENT_OF']
       OR (body:Body AND type(tie) IN ['CHAIR_OF', 'VICE_CHAIR_OF']) AS counts,
     // first and last day that each date can mean; an award is kept, so its end is not asked
     [day IN [tie.start, CASE WHEN type(tie) <> 'AWARD_RECIPIENT_OF' THEN tie.end END] | date(day)] AS earliest,
     [day IN [tie.start, CASE WHEN type(tie) <> 'AWARD_RECIPIENT_OF' THEN tie.end END] |
       date(day) + duration(CASE size(day) WHEN 4 THEN 'P1Y' WHEN 7 THEN 'P1M' ELSE 'P1D' END) - duration('P1D')] AS latest,
     // when both had begun, and when the first of them ended, where the tie has no date of its own
     [day IN [member.start, body.start] WHERE day IS NOT NULL AND tie.start IS NULL | date(day)] AS begun,
     [day IN [member.end, body.end] WHERE day IS NOT NULL AND tie.end IS NULL AND type(tie) <> 'AWARD_RECIPIENT_OF' |
       date(day) + duration(CASE size(day) WHEN 4 THEN 'P1Y' WHEN 7 THEN 'P1M' ELSE 'P1D' END) - duration('P1D')] AS ended
WITH at_least, day_from, day_to, body, member, tie, counts, earliest, latest,
     reduce(known = earliest[0], day IN begun | CASE WHEN known >= day THEN known ELSE day END) AS possible_from,
     reduce(known = latest[1], day IN ended | CASE WHEN known <= day THEN known ELSE day END) AS possible_to
WHERE NOT coalesce(CASE WHEN possible_from > possible_to THEN earliest[0] > day_to OR latest[1] < day_from // bounds that contradict
       ELSE possible_from > day_to OR possible_to < day_from END, false)
WITH at_least, day_from, day_to, body, member, counts,
     [latest[0], CASE type(tie) WHEN 'AWARD_RECIPIENT_OF' THEN date('9999-12-31') ELSE earliest[1] END] AS surely
WITH at_least, day_from, day_to, member, body, true IN collect(counts) AS is_member,
     collect(CASE WHEN counts AND surely[0] IS NOT NULL AND surely[1] IS NOT NULL THEN surely END) AS terms
WITH at_least, member, body, is_member,
     // whether the terms together leave no day out: neither the first, nor the day after one of them
     all(day IN [day_from] + [term IN terms WHERE term[1] >= day_from AND term[1] < day_to | term[1] + duration('P1D')]
         WHERE any(term IN terms WHERE term[0] <= day AND day <= term[1])) AS is_certain
ORDER BY body.name
WITH at_least, member,
     count(CASE WHEN is_member THEN 1 END) AS bodies,
     count(CASE WHEN is_member AND is_certain THEN 1 END) AS certain,
     count(CASE WHEN NOT is_member THEN 1 END) AS offices,
     collect(body.name) AS names
WHERE bodies >= at_least
RETURN member.id AS id, member.name AS member, member.name_zh AS member_zh, member.schema AS schema, bodies, certain, offices, names
ORDER BY bodies DESC, certain DESC, id
