// What joins an organization to organs of a state, within a few steps?
//
// Change: the organization, in the first line; how many steps, the 3 in the pattern; which kinds of tie may be walked, in
//   the list of types.
// Columns: the organ of a state, with its country where known; steps = length of the shortest connections; connections =
//   how many there are, told apart by the entities on the way; weakest = confidence of the best of them: that of its
//   weakest step by the step's best tie; through = the names on the way, for each connection.
// Bear in mind: ties are walked either way and whatever their dates, so a former post counts too. Attendance, speeches and
//   awards are left out, as they would join nearly everybody. An organ of any state, of a city or a province is listed
//   alike. A connection shows neither control nor influence and implies no wrongdoing; see shortest-paths-with-sources for
//   the evidence of each.
WITH 'org-alibaba-group' AS organization_id
MATCH (organization:Entity {id: organization_id})
MATCH path = ALL SHORTEST (organization) ((a:Entity)-[:MEMBER_OF|COUNCIL_MEMBER_OF|CHAIR_OF|VICE_CHAIR_OF|SECRETARY_GENERAL_OF|DEPUTY_SECRETARY_GENERAL_OF|ADVISOR_OF|INITIATOR_OF|EMPLOYED_BY|LEADS|PART_OF|HOSTED_BY|OPERATES]-(b:Entity)){1,3} (organ:PublicBody)
WHERE organ <> organization
WITH DISTINCT organ, nodes(path) AS stops
CALL (stops) {
  UNWIND range(1, size(stops) - 1) AS step
  WITH stops[step - 1] AS from, stops[step] AS to
  MATCH (from)-[tie:MEMBER_OF|COUNCIL_MEMBER_OF|CHAIR_OF|VICE_CHAIR_OF|SECRETARY_GENERAL_OF|DEPUTY_SECRETARY_GENERAL_OF|ADVISOR_OF|INITIATOR_OF|EMPLOYED_BY|LEADS|PART_OF|HOSTED_BY|OPERATES]-(to)
  WITH from, to, max(tie.confidence) AS best
  RETURN min(best) AS weakest
}
WITH organ, stops, weakest
ORDER BY weakest DESC, [stop IN stops | stop.id]
RETURN organ.id AS id, organ.name AS organ, organ.name_zh AS organ_zh, organ.country AS country,
       size(head(collect(stops))) - 1 AS steps, count(*) AS connections, max(weakest) AS weakest,
       collect([stop IN stops[1..-1] | stop.name]) AS through
ORDER BY steps, connections DESC, id
