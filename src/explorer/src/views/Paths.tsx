import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { pictureOfPaths } from '../canvas/picture.ts';
import { Conditions } from '../parts/Conditions.tsx';
import { EntityLink } from '../parts/EntityLink.tsx';
import { GraphPanel } from '../parts/GraphPanel.tsx';
import { NoPath } from '../parts/NoPath.tsx';
import { PathForm } from '../parts/PathForm.tsx';
import { Problem } from '../parts/Problem.tsx';
import { Sentence } from '../parts/Sentence.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { addressOf, type Form, TakeAway } from '../parts/TakeAway.tsx';
import { Title } from '../parts/Title.tsx';
import type { Query } from '../state/address.ts';
import { type Known, useEntity } from '../state/entity.ts';
import { keyOf, questionOf } from '../state/question.ts';
import { language, text } from '../state/language.ts';
import { type Answer, type Parameters, useRead } from '../state/read.ts';
import { embedded } from '../state/routes.ts';
import { here, set, step } from '../state/url.ts';
import { number } from '../text/format.ts';
import { nameOf, refOf } from '../text/names.ts';

type Asked = Parameters<'/api/v1/paths'>['query'];

/** How many of the shortest paths are asked for, where the address does not say. */
const most = 20;

/** What is asked of the API. */
function askedFor(query: Query): Asked | null {
  const question = questionOf(query);
  return question ? { limit: most, ...(question.mode === 'k_shortest' && { k: most }), ...question } : null;
}

type PathAnswer = Answer<'/api/v1/paths'>;

/** How many more there are of the next lengths: each a click away. */
function Longer({ answer }: { answer: PathAnswer }): JSX.Element | null {
  const t = text.value;
  const next = (answer.next ?? []).filter((one) => one.count > 0);
  if (next.length === 0) return null;
  return (
    <p class="buttons">
      {next.map(({ length, count, relation }) => (
        <button key={length} type="button"
          onClick={() => step({ mode: 'simple', min: length, depth: length, path: undefined })}>
          {t.longer(`${relation === 'gte' ? '≥ ' : ''}${number(count, language.value)}`, length)}
        </button>
      ))}
    </p>
  );
}

/** The answer in other forms, and how it is cited: made by the service from the question that it keeps. */
function Taken({ kept, question }: { kept?: string; question: Asked }): JSX.Element {
  const t = text.value;
  const lang = language.value;
  const { snapshot } = here.value.query;
  const forms = (['md', 'html', 'csv', 'node-link', 'graphml', 'gexf', 'ftm', 'svg'] as const).map((format): Form =>
    [t.formats[format], addressOf('/api/v1/paths', { ...question, format, lang, ...(snapshot && { snapshot }) })]);
  return <TakeAway json="/api/v1/paths" query={question} forms={forms} kept={kept} embed isDated />;
}

function Found({ answer }: { answer: PathAnswer }): JSX.Element {
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
        {answer.status === 'partial' && <p class="secondary">{t.partial}</p>}
        {answer.cut && answer.cut.length > 0 && (
          <p>{t.cut} {answer.cut.map((entity) => <span key={entity.id}><EntityLink entity={entity} /> </span>)}</p>
        )}
        <ol class="plain paths">
          {answer.results.map((path, index) => (
            <li key={path.index} class={index === chosen ? 'chosen' : undefined}>
              <button type="button" class="number" aria-pressed={index === chosen} aria-label={t.showPath(index + 1)}
                onClick={() => set({ path: index === 0 ? undefined : index + 1 })}>{index + 1}</button>
              <Sentence path={path} entities={entities} />
            </li>
          ))}
        </ol>
        <Longer answer={answer} />
      </section>
      <aside aria-label={t.picture}>
        <GraphPanel picture={picture} focus={answer.query.source} accent={accent} />
      </aside>
    </div>
  );
}

const none: Known = {};

/** How two are connected. */
export function Paths(): JSX.Element {
  const t = text.value;
  const { path, query } = here.value;
  const question = askedFor(query);
  const long = Object.keys(query).filter((key) => keyOf(key) !== key);
  useEffect(() => {
    // An address by the API's own names is kept by the short ones, which the form reads.
    if (long.length > 0) set(Object.fromEntries(long.flatMap((key) => [[key, undefined], [keyOf(key), query[key]]])));
  }, [long.join()]);
  const { data, kept, failure, isLoading } = useRead('/api/v1/paths', question && { query: question });
  const known = data?.entities ?? none;
  const ends = [useEntity(query.from, known), useEntity(query.to, known)] as const;
  const name = question && ends[0] && ends[1]
    ? t.pathsBetween(nameOf(ends[0], language.value), nameOf(ends[1], language.value)) : t.pathsTitle;
  const { isEmbedded } = embedded(path);
  return (
    <div class="wide">
      <Title name={name} />
      <p class="lead">{t.pathsLead}</p>
      {isEmbedded && <Conditions query={query} known={known} />}
      <PathForm entities={known} />
      {!question && <p>{t.choosePath}</p>}
      {failure && <Problem failure={failure} />}
      {question && !data && isLoading && <Skeleton lines={8} />}
      {question && data?.status === 'same_entity' && <p>{t.samePath}</p>}
      {question && data?.status === 'no_path' && <NoPath answer={data} />}
      {question && (data?.status === 'ok' || data?.status === 'partial') && <Found answer={data} />}
      {question && <Taken kept={kept} question={question} />}
    </div>
  );
}
