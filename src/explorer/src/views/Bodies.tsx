import type { JSX } from 'preact';
import { claimedOf } from '../bodies.ts';
import { isDate } from '../dates.ts';
import { BodyRows } from '../parts/BodyRows.tsx';
import { DateSlider } from '../parts/DateSlider.tsx';
import { BarLegend } from '../parts/Legend.tsx';
import { Problem } from '../parts/Problem.tsx';
import { Rules } from '../parts/Rules.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { addressOf, TakeAway } from '../parts/TakeAway.tsx';
import { Title } from '../parts/Title.tsx';
import { language, text } from '../state/language.ts';
import { useRead } from '../state/read.ts';
import { here } from '../state/url.ts';
import { day as spoken, today } from '../text/format.ts';

/** The month of the first conference: before it there was no body. */
const firstMonth = '2014-01';

export function Bodies(): JSX.Element {
  const t = text.value;
  const wanted = here.value.query.as_of;
  const asOf = wanted && isDate(wanted) ? wanted : undefined;
  const day = asOf && { as_of: asOf };
  const bodies = useRead('/api/v1/bodies', { query: { limit: 100, ...day } });
  const coverage = useRead('/api/v1/coverage', { query: { limit: 100, member_limit: 0, ...day } });
  return (
    <div class="middle">
      <Title name={asOf ? t.onDay(t.bodiesTitle, spoken(asOf, language.value)) : t.bodiesTitle}>{t.bodiesTitle}</Title>
      <p class="lead">{t.bodiesLead}</p>
      <DateSlider from={firstMonth} />
      <BarLegend />
      {bodies.failure && <Problem failure={bodies.failure} />}
      {!bodies.data && bodies.isLoading && <Skeleton lines={10} />}
      {bodies.data && (
        <BodyRows bodies={bodies.data.results} claimed={claimedOf(coverage.data)} asOf={asOf} />
      )}
      {bodies.data && <Rules rules={bodies.data.rules} />}
      <TakeAway json="/api/v1/bodies" query={{ limit: 100, ...day }} kept={bodies.kept}
        lasting={{ as_of: asOf ?? today() }} embed isDated
        forms={[[t.exports.coverage, addressOf('/api/v1/coverage', { limit: 100, ...day })]]} />
    </div>
  );
}
