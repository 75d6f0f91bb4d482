import type { JSX } from 'preact';
import { claimedOf } from '../bodies.ts';
import { conference } from '../conference.ts';
import { BodyRows } from '../parts/BodyRows.tsx';
import { BarLegend } from '../parts/Legend.tsx';
import { Link } from '../parts/Link.tsx';
import { Picker } from '../parts/Picker.tsx';
import { Problem } from '../parts/Problem.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { addressOf, TakeAway } from '../parts/TakeAway.tsx';
import { Title } from '../parts/Title.tsx';
import { pathOf } from '../state/address.ts';
import { text } from '../state/language.ts';
import { useRead } from '../state/read.ts';
import { go } from '../state/url.ts';
import { leadsTo } from '../text/names.ts';

/** Three questions with real answers, each one click away. */
const Questions = (): JSX.Element => {
  const t = text.value;
  return (
    <ul class="questions">
      <li><Link to={pathOf('bodies', 'body-wic-hac-1')} query={{ as_of: '2016-06' }}>{t.questionBody}</Link></li>
      <li>
        <Link to="/paths" query={{ from: 'per-jack-ma', to: 'per-wendy-hall', tree: conference }}>
          {t.questionPath}
        </Link>
      </li>
      <li><Link to={pathOf('e', 'per-jack-ma')}>{t.questionPerson}</Link></li>
    </ul>
  );
};

export function Home(): JSX.Element {
  const t = text.value;
  const bodies = useRead('/api/v1/bodies', { query: { limit: 100 } });
  const coverage = useRead('/api/v1/coverage', { query: { limit: 100, member_limit: 0 } });
  return (
    <div class="narrow">
      <Title name="GraphService">{t.homeTitle}</Title>
      <p class="lead">{t.homeLead}</p>
      <div class="home-search">
        <Picker label={t.searchHere} isLabelled id="home-search" placeholder={t.searchExamples} clears
          onPick={(hit) => go(leadsTo(hit))} onSubmit={(typed) => go('/search', { q: typed })} />
      </div>
      <h2>{t.questions}</h2>
      <Questions />
      <h2>{t.bodiesKnown}</h2>
      <p class="secondary">{t.bodiesKnownLead}</p>
      <BarLegend isWhenever />
      {bodies.failure && <Problem failure={bodies.failure} />}
      {!bodies.data && bodies.isLoading && <Skeleton lines={8} />}
      {bodies.data && <BodyRows bodies={bodies.data.results} claimed={claimedOf(coverage.data)} isWhenever />}
      <TakeAway json="/api/v1/bodies" query={{ limit: 100 }} kept={bodies.kept} isDated
        forms={[[t.exports.coverage, addressOf('/api/v1/coverage', { limit: 100 })]]} />
    </div>
  );
}
