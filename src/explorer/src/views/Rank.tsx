import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { Shapes } from '../api/client.ts';
import { Choice } from '../parts/Choice.tsx';
import { EntityLink } from '../parts/EntityLink.tsx';
import { Problem } from '../parts/Problem.tsx';
import { Scatter } from '../parts/Scatter.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { TakeAway } from '../parts/TakeAway.tsx';
import { Title } from '../parts/Title.tsx';
import { catalog, meaningOf, schemaName, word, wordsOf } from '../state/catalog.ts';
import { text } from '../state/language.ts';
import { type Parameters, useRead } from '../state/read.ts';
import { here } from '../state/url.ts';

type Asked = Parameters<'/api/v1/centrality/compare'>['query'];
export type Compared = Shapes['ComparedEntity'];

/** How many are compared: all there are, up to what an answer holds. */
const most = 500;

const nameOf = (measure: string): string => word('measures', measure);

/** How many of a ranking are listed. */
const listed = 25;

function Ranks({ measure, entities }: { measure: string; entities: readonly Compared[] }): JSX.Element {
  const t = text.value;
  const ranks = entities.map((entity) => ({ entity, ...entity.scores[measure]! }))
    .toSorted((one, other) => one.rank - other.rank).slice(0, listed);
  return (
    <section class="ranking">
      <h2>{nameOf(measure)}</h2>
      <p class="secondary">{meaningOf(measure)}</p>
      <table>
        <caption class="unseen">{t.rankOf(nameOf(measure))}</caption>
        <thead><tr><th scope="col">{t.rank}</th><th scope="col">{t.name}</th><th scope="col">{t.score}</th></tr></thead>
        <tbody>
          {ranks.map(({ entity, rank, score }) => (
            <tr key={entity.id}>
              <td>{rank}</td>
              <td><EntityLink entity={entity} /></td>
              <td>{score.toPrecision(3)}</td>
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
  const figure = useRef<SVGSVGElement>(null);
  const query = { measures: [...new Set([x, y])], limit: most, ...(schema && { schema }) } as Asked;
  const { data, failure } = useRead('/api/v1/centrality/compare', { query });
  const names = (catalog.value?.measures ?? []).map((measure) => measure.name);
  const options = (first: string): readonly (readonly [string, string])[] =>
    [first, ...names.filter((name) => name !== first)].map((name) => [name, nameOf(name)]);
  const compared = [nameOf(x), nameOf(y), schema && schemaName(schema)].filter(Boolean).join(t.comma);
  return (
    <div class="middle">
      <Title name={t.labelled(t.rankTitle) + compared}>{t.rankTitle}</Title>
      <p class="lead">{t.rankLead}</p>
      <div class="choices">
        <Choice label={t.measureX} name="x" options={options('degree')} />
        <Choice label={t.measureY} name="y" options={options('betweenness')} />
        <Choice label={t.ofKind} name="schema" options={[['', t.allSchemata], ...wordsOf('schemata')]} />
      </div>
      {failure && <Problem failure={failure} />}
      {!failure && !data && <Skeleton lines={10} />}
      {data?.results[0]?.scores[x] && data.results[0].scores[y] && (
        <>
          <Scatter figure={figure} entities={data.results} measures={[x, y]} names={[nameOf(x), nameOf(y)]} />
          <div class="rankings">
            <Ranks measure={x} entities={data.results} />
            <Ranks measure={y} entities={data.results} />
          </div>
        </>
      )}
      <TakeAway json="/api/v1/centrality/compare" query={query} figure={figure} embed />
    </div>
  );
}
