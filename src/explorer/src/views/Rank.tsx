import type { JSX } from 'preact';
import type { Shapes } from '../api/client.ts';
import { Choice } from '../parts/Choice.tsx';
import { EntityLink } from '../parts/EntityLink.tsx';
import { Problem } from '../parts/Problem.tsx';
import { Scatter } from '../parts/Scatter.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { TakeAway } from '../parts/TakeAway.tsx';
import { Title } from '../parts/Title.tsx';
import { catalog } from '../state/catalog.ts';
import { text } from '../state/language.ts';
import { type Answer, type Parameters, useRead } from '../state/read.ts';
import { here } from '../state/url.ts';

type Ranking = Answer<'/api/v1/centrality/{measure}'>;
type Asked = Parameters<'/api/v1/centrality/{measure}'>;
export type Ranked = Shapes['RankedEntity'];

/** How many of a ranking are looked at. */
const most = 100;

/** What a measure is called here; new ones by the name that the API gives them. */
const nameOf = (measure: string): string =>
  text.value.measureNames[measure] ?? catalog.value?.measures.find((one) => one.name === measure)?.label ?? measure;

function Ranks({ measure, ranking }: { measure: string; ranking: Ranking }): JSX.Element {
  const t = text.value;
  return (
    <section class="ranking">
      <h2>{nameOf(measure)}</h2>
      <p class="secondary">{t.measures[measure]}</p>
      <table>
        <caption class="unseen">{t.rankOf(nameOf(measure))}</caption>
        <thead><tr><th scope="col">{t.rank}</th><th scope="col">{t.name}</th><th scope="col">{t.score}</th></tr></thead>
        <tbody>
          {ranking.results.slice(0, 25).map((one) => (
            <tr key={one.id}>
              <td>{one.rank}</td>
              <td><EntityLink entity={one} /></td>
              <td>{Number(one.score.toPrecision(3))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Rankings by two measures, side by side and against each other. */
export function Rank(): JSX.Element {
  const t = text.value;
  const { x = 'degree', y = 'betweenness', schema } = here.value.query;
  const asked = (measure: string): Asked => ({
    path: { measure },
    query: { limit: most, ...(schema && { schema }) },
  }) as Asked;
  const across = useRead('/api/v1/centrality/{measure}', asked(x));
  const up = useRead('/api/v1/centrality/{measure}', asked(y));
  const names = (catalog.value?.measures ?? []).map((measure) => measure.name);
  const options = (first: string): readonly (readonly [string, string])[] =>
    [first, ...names.filter((name) => name !== first)].map((name) => [name, nameOf(name)]);
  const failure = across.failure ?? up.failure;
  return (
    <div class="middle">
      <Title name={t.rankTitle} />
      <p class="lead">{t.rankLead}</p>
      <div class="choices">
        <Choice label={t.measureX} name="x" options={options('degree')} />
        <Choice label={t.measureY} name="y" options={options('betweenness')} />
        <Choice label={t.ofKind} name="schema" options={[['', t.allSchemata], ...Object.entries(t.schemata)]} />
      </div>
      {failure && <Problem failure={failure} />}
      {!failure && (!across.data || !up.data) && <Skeleton lines={10} />}
      {across.data && up.data && (
        <>
          <Scatter across={across.data.results} up={up.data.results} names={[nameOf(x), nameOf(y)]} />
          <div class="rankings">
            <Ranks measure={x} ranking={across.data} />
            <Ranks measure={y} ranking={up.data} />
          </div>
        </>
      )}
      <TakeAway json={`/api/v1/centrality/${x}`} query={{ limit: most, schema }} />
    </div>
  );
}
