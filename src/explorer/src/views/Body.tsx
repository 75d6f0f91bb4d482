import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Claim } from '../api/client.ts';
import { claimedIn, memberClaims } from '../bodies.ts';
import { isDate } from '../dates.ts';
import { Bar } from '../parts/Bar.tsx';
import { DateSlider } from '../parts/DateSlider.tsx';
import { termText } from '../parts/Dates.tsx';
import { languageOf } from '../parts/EntityLink.tsx';
import { BarLegend } from '../parts/Legend.tsx';
import { Link } from '../parts/Link.tsx';
import { Failed } from '../parts/Failed.tsx';
import { Rules } from '../parts/Rules.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { Sources } from '../parts/Source.tsx';
import { TakeAway } from '../parts/TakeAway.tsx';
import { Tie } from '../parts/Tie.tsx';
import { Title } from '../parts/Title.tsx';
import { Shape } from '../parts/Shape.tsx';
import { pathOf } from '../state/address.ts';
import { schemaName, word } from '../state/catalog.ts';
import { language, text } from '../state/language.ts';
import { type Answer, useRead } from '../state/read.ts';
import { here, set } from '../state/url.ts';
import { capital, day, number, today } from '../text/format.ts';
import { nameOf, otherName } from '../text/names.ts';
import { ruleIn } from '../text/rules.ts';

type Members = Answer<'/api/v1/bodies/{id}/members'>;
type Member = Members['results'][number];

/** How exact a claimed number is. */
function Qualifier({ qualifier }: { qualifier: string }): JSX.Element {
  const said = ruleIn(qualifier, language.value);
  return <span lang={said.lang}>{said.text}</span>;
}

function Claims({ claims }: { claims: readonly Claim[] }): JSX.Element | null {
  const t = text.value;
  const [isWhole, setWhole] = useState(false);
  if (claims.length === 0) return <p class="secondary">{t.noClaim}</p>;
  const shown = isWhole ? claims : claims.slice(0, 1);
  return (
    <div>
      <ul class="plain">
        {shown.map((claim) => (
          <li key={claim.id} class="claim">
            <span lang="en">{claim.text}</span>{' '}
            <span class="secondary">
              {number(claim.value, language.value)}
              {claim.qualifier && <> · <Qualifier qualifier={claim.qualifier} /></>}
              {claim.date && ` · ${day(claim.date, language.value)}`}
            </span>
            {!claim.comparable && <div class="secondary">{t.notHeldAgainst}</div>}
            <Sources sources={claim.sources} />
          </li>
        ))}
      </ul>
      {claims.length > shown.length &&
        <button type="button" onClick={() => setWhole(true)}>{t.olderClaims(claims.length - 1)}</button>}
    </div>
  );
}

/** Members of one certainty. */
function MemberList({ title, members }: { title: string; members: readonly Member[] }): JSX.Element | null {
  if (members.length === 0) return null;
  return (
    <section class="member-group">
      <h3>{title} <span class="secondary">{new Set(members.map((member) => member.entity.id)).size}</span></h3>
      <ul class="plain">
        {members.map((member) => (
          <li key={member.affiliation.id}>
            <Tie tie={member.affiliation} of={member.entity} />
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Body({ id }: { id: string }): JSX.Element {
  const t = text.value;
  const { as_of: wanted, with: also } = here.value.query;
  const asOf = wanted && isDate(wanted) ? wanted : undefined;
  const query = {
    limit: 500, ...(asOf && { as_of: asOf }), ...(also === 'participants' && { include: 'participants' as const }),
  };
  const { data, kept, failure } = useRead('/api/v1/bodies/{id}/members', { path: { id }, query });
  const coverage = useRead('/api/v1/coverage',
    { query: { limit: 100, member_limit: 0, ...(asOf && { as_of: asOf }) } });
  if (failure) return <Failed failure={failure} />;
  if (data?.body.id !== id) return <Skeleton lines={8} />;

  const { body, counts } = data;
  const name = nameOf(body, language.value);
  const other = otherName(body, language.value);
  const claims = memberClaims(coverage.data?.results.find((one) => one.body.id === id));
  const seated = data.results.filter((member) => member.counts_as_member);
  const claimed = claimedIn(claims);
  return (
    <div class="middle">
      <p class="secondary kind">
        <Shape schema={body.schema} /> {schemaName(body.schema)}
        {(body.start ?? body.end) && ` · ${termText(body)}`}
        {body.parents.map((parent) => (
          <span key={parent.id}> · {t.partOf} <Link to={pathOf('bodies', parent.id)}>
            {nameOf(parent, language.value)}</Link></span>
        ))}
      </p>
      <Title name={asOf ? t.onDay(name, day(asOf, language.value)) : name}>
        <span lang={languageOf(name)}>{name}</span>
        {other && <> <span class="other-name" lang={languageOf(other)}>{other}</span></>}
      </Title>
      <DateSlider from="2014-01" />
      <p class="lead" role="status">
        {t.membersOn(counts.certain, counts.unknown, asOf ? day(asOf, language.value) : t.today)}
      </p>
      <BarLegend />
      <Bar certain={counts.certain} unknown={counts.unknown} claimed={claimed}
        most={Math.max(claimed ?? 0, counts.certain + counts.unknown)} />
      {coverage.data || coverage.failure ? <Claims claims={claims} /> : <div><Skeleton lines={2} /></div>}
      <h2>{t.members}</h2>
      <MemberList title={t.certainMembers} members={seated.filter((member) => member.certainty === 'yes')} />
      <MemberList title={capital(word('certainties', 'unknown'))}
        members={seated.filter((member) => member.certainty === 'unknown')} />
      <MemberList title={t.formerMembers} members={seated.filter((member) => member.certainty === 'no')} />
      <MemberList title={t.notCounted} members={data.results.filter((member) => !member.counts_as_member)} />
      {data.results.length === 0 && <p>{t.noMembers}</p>}
      <p>
        <label>
          <input type="checkbox" checked={also === 'participants'}
            onChange={(event) => set({ with: event.currentTarget.checked ? 'participants' : undefined })} />{' '}
          {t.alsoParticipants}
        </label>
      </p>
      <p><Link to={pathOf('e', id)}>{t.allAbout(name)}</Link></p>
      <Rules rules={data.rules} />
      <TakeAway json={`/api/v1/bodies/${encodeURIComponent(id)}/members`} query={query} kept={kept}
        lasting={{ as_of: asOf ?? today() }} embed isDated />
    </div>
  );
}
