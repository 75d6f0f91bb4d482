import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { pictureOfPaths } from '../canvas/picture.ts';
import { isDate } from '../dates.ts';
import { GraphPanel } from '../parts/GraphPanel.tsx';
import { NoPath } from '../parts/NoPath.tsx';
import { PathForm } from '../parts/PathForm.tsx';
import { Problem } from '../parts/Problem.tsx';
import { Sentence } from '../parts/Sentence.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { TakeAway } from '../parts/TakeAway.tsx';
import { Title } from '../parts/Title.tsx';
import { listOf, type Query } from '../state/address.ts';
import { text } from '../state/language.ts';
import { type Answer, type Parameters, useRead } from '../state/read.ts';
import { here, set } from '../state/url.ts';
import { refOf } from '../text/names.ts';

type Asked = Parameters<'/api/v1/paths'>['query'];

/** How many of the shortest paths are asked for. */
const most = 20;

/** The question that an address asks; nothing while an end is missing. */
export function questionOf(query: Query): Asked | null {
  const { from, to, mode, as_of: asOf, rel, avoid, through, depth, min, status, confidence, overlap } = query;
  if (!from || !to) return null;
  return {
    source: from,
    target: to,
    limit: most,
    ...(mode === 'k_shortest' && { k: most }),
    ...(min && { min_depth: Number(min) }),
    ...(through && { must_pass: listOf(through) }),
    ...(overlap && { overlap }),
    ...(mode && { mode }),
    ...(depth && { max_depth: Number(depth) }),
    ...(asOf && isDate(asOf) && { as_of: asOf }),
    ...(rel && { relationships: listOf(rel) }),
    ...(avoid && { avoid: listOf(avoid) }),
    ...(status && { status: listOf(status) }),
    ...(confidence && { min_confidence: Number(confidence) }),
  } as Asked;
}

function Found({ answer }: { answer: Answer<'/api/v1/paths'> }): JSX.Element {
  const t = text.value;
  const chosen = Number(here.value.query.path ?? 1) - 1;
  const entities = useMemo(() =>
    Object.fromEntries(Object.entries(answer.entities).map(([key, entity]) => [key, refOf(entity)])), [answer]);
  const picture = useMemo(() => pictureOfPaths(answer.results, entities), [answer, entities]);
  const accent = useMemo(() => new Set((answer.results[chosen]?.hops ?? [])
    .flatMap((hop) => hop.relationships.map((tie) => tie.id))), [answer, chosen]);
  return (
    <div class="columns">
      <section>
        <h2>{t.pathCount(answer.total.value, answer.total.relation === 'gte')}</h2>
        <ol class="plain paths">
          {answer.results.map((path, index) => (
            <li key={path.index} class={index === chosen ? 'chosen' : undefined}>
              <button type="button" class="number" aria-pressed={index === chosen} aria-label={t.showPath(index + 1)}
                onClick={() => set({ path: index === 0 ? undefined : index + 1 })}>{index + 1}</button>
              <Sentence path={path} entities={entities} />
            </li>
          ))}
        </ol>
      </section>
      <aside aria-label={t.picture}>
        <GraphPanel picture={picture} focus={answer.query.source} accent={accent} />
      </aside>
    </div>
  );
}

/** How two are connected. */
export function Paths(): JSX.Element {
  const t = text.value;
  const { query } = here.value;
  const question = questionOf(query);
  const { data, failure, isLoading } = useRead('/api/v1/paths', question && { query: question });
  return (
    <div class="wide">
      <Title name={t.pathsTitle} />
      <p class="lead">{t.pathsLead}</p>
      <PathForm entities={data?.entities ?? {}} />
      {!question && <p>{t.choosePath}</p>}
      {failure && <Problem failure={failure} />}
      {question && !data && isLoading && <Skeleton lines={8} />}
      {question && data?.status === 'same_entity' && <p>{t.samePath}</p>}
      {question && data?.status === 'no_path' && <NoPath answer={data} />}
      {question && data?.status === 'ok' && <Found answer={data} />}
      {question && <TakeAway json="/api/v1/paths" query={question} embed isDated />}
    </div>
  );
}
