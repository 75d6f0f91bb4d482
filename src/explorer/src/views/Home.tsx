import type { JSX } from 'preact';
import { claimedOf } from '../bodies.ts';
import { BodyRows } from '../parts/BodyRows.tsx';
import { BarLegend } from '../parts/Legend.tsx';
import { Picker } from '../parts/Picker.tsx';
import { Problem } from '../parts/Problem.tsx';
import { examplesOf, Questions, useQuestions } from '../parts/Questions.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { addressOf, TakeAway } from '../parts/TakeAway.tsx';
import { Title } from '../parts/Title.tsx';
import { conference } from '../state/conference.ts';
import { text } from '../state/language.ts';
import { useRead } from '../state/read.ts';
import { go } from '../state/url.ts';

export function Home(): JSX.Element {
  const t = text.value;
  const bodies = useRead('/api/v1/bodies', { query: { limit: 100 } });
  const coverage = useRead('/api/v1/coverage', { query: { limit: 100, member_limit: 0 } });
  const questions = useQuestions(bodies.data?.results);
  const hasConference = bodies.data?.results.some(({ id }) => id === conference) ?? false;
  return (
    <div class="narrow">
      <Title name="GraphService">{t.homeTitle}</Title>
      <p class="lead">{t.homeLead}</p>
      <div class="home-search">
        <Picker label={t.searchHere} isLabelled id="home-search"
          placeholder={questions && t.searchExamples(examplesOf(questions))} clears
          onPick={({ to }) => go(to)} onSubmit={(typed) => go('/search', { q: typed })} />
      </div>
      <h2>{t.questions}</h2>
      {questions ? <Questions asked={questions} hasConference={hasConference} />
        : !bodies.failure && <div class="questions"><Skeleton lines={3} /></div>}
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
