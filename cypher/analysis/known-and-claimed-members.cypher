// How many members are known, held against what was claimed?
//
// Change: the day by which claims were made and memberships were known (a year, a month or a day), in the first line.
// Columns: the body; the claim: its date, the day for which that counts, how many members, how exact, and its words;
//   known = different members known by the day asked for; known_then = those known by the day of the claim; ratio = known
//   divided by claimed; the sources of the claim, best first. One row for each claim, a body's latest first.
// Bear in mind: a membership is known from the earliest publication of its sources, or from the day they were read where
//   none tells when it was published. A date known to the month counts as the 28th, one known to the year as 31 December.
//   A membership that has ended since still counts: the question is what was known. Claims contradict each other, and
//   those without a date are left out; one dated less exactly than another comes after that. Chairs count as members in an organ, not in an organization.
WITH '2024-12-31' AS as_of
WITH as_of + CASE size(as_of) WHEN 4 THEN '-12-31' WHEN 7 THEN '-28' ELSE '' END AS counted_day
MATCH (body:Entity)<-[:ABOUT]-(claim:Claim {measure: 'members'})
WITH counted_day, body, claim,
     claim.date + CASE size(claim.date) WHEN 4 THEN '-12-31' WHEN 7 THEN '-28' ELSE '' END AS counted_as
WHERE counted_as <= counted_day
WITH counted_day, body, collect({claim: claim, counted_as: counted_as}) AS claims
CALL (body) {
  MATCH (body)<-[tie:MEMBER_OF|COUNCIL_MEMBER_OF|CHAIR_OF|VICE_CHAIR_OF|AWARD_RECIPIENT_OF]-(member:Entity)
  WHERE body:Body OR NOT type(tie) IN ['CHAIR_OF', 'VICE_CHAIR_OF']
  UNWIND tie.source_ids AS source_id
  MATCH (source:Source {id: source_id})
  WITH member, tie,
       min(source.published + CASE size(source.published) WHEN 4 THEN '-12-31' WHEN 7 THEN '-28' ELSE '' END) AS published,
       min(source.retrieved + CASE size(source.retrieved) WHEN 4 THEN '-12-31' WHEN 7 THEN '-28' ELSE '' END) AS retrieved
  WITH member, min(coalesce(published, retrieved)) AS known_from
  RETURN collect(known_from) AS known_from
}
UNWIND claims AS row
WITH body, row.claim AS claim, row.counted_as AS counted_as,
     reduce(day = row.counted_as, other IN claims | CASE
       WHEN size(other.claim.date) > size(row.claim.date) AND other.claim.date STARTS WITH row.claim.date
         AND other.counted_as < day THEN other.counted_as
       ELSE day END) AS ordered_as,
     size([day IN known_from WHERE day <= counted_day]) AS known,
     size([day IN known_from WHERE day <= row.counted_as]) AS known_then
RETURN body.id AS body_id, body.name AS body,
       claim.date AS date, counted_as, claim.value AS claimed, claim.qualifier AS qualifier, claim.text AS text,
       known, known_then, CASE WHEN claim.value > 0 THEN round(known / claim.value, 4) END AS ratio,
       COLLECT {
         UNWIND range(0, size(claim.source_ids) - 1) AS rank
         MATCH (source:Source {id: claim.source_ids[rank]})
         RETURN source {.publisher, .published, .url, .note} ORDER BY rank
       } AS sources,
       claim.id AS claim_id
ORDER BY body_id, ordered_as DESC, size(date) DESC, claim_id
