import type { JSX } from 'preact';
import { conference, useKnown } from '../state/conference.ts';
import { isSeat } from '../state/catalog.ts';
import { EntityHead } from '../parts/EntityHead.tsx';
import { Failed } from '../parts/Failed.tsx';
import { GraphPanel } from '../parts/GraphPanel.tsx';
import { Problem } from '../parts/Problem.tsx';
import { Sentence } from '../parts/Sentence.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { Sources } from '../parts/Source.tsx';
import { TakeAway } from '../parts/TakeAway.tsx';
import { TieGroups } from '../parts/TieGroups.tsx';
import { Tie } from '../parts/Tie.tsx';
import { type Post, Timeline } from '../parts/Timeline.tsx';
import { useSubgraph } from '../state/subgraph.ts';
import { listOf, pathOf } from '../state/address.ts';
import { language, text } from '../state/language.ts';
import { type Answer, useRead } from '../state/read.ts';
import { here } from '../state/url.ts';
import { byStart, nameOf, refOf } from '../text/names.ts';
import { Link } from '../parts/Link.tsx';

type Adjacency = Answer<'/api/v1/entities/{id}/adjacent'>;

/** How many of the shortest ways to the conference are told. */
const nearest = 5;

/** The shortest ways from an entity to the conference, and who says so; nothing where the data have no conference. */
function HowTied({ id, posts }: { id: string; posts: readonly Post[] }): JSX.Element | null {
  const t = text.value;
  const known = useKnown(conference);
  const { data, failure } = useRead('/api/v1/paths', id === conference || !known ? null :
    { query: { source: id, target: conference, mode: 'k_shortest', k: nearest } });
  if (id === conference || known === null || failure) return null;
  const entities = Object.fromEntries(Object.entries(data?.entities ?? {}).map(([key, one]) => [key, refOf(one)]));
  return (
    <section>
      <h2>{t.howTied}</h2>
      <Seats posts={posts} />
      {!data && <Skeleton lines={6} />}
      {data?.results.length === 0 && <p>{t.notTied}</p>}
      {data?.results.map((path) => <Sentence key={path.index} path={path} entities={entities} />)}
      <p class="secondary"><Link to="/paths" query={{ from: id, to: conference }}>{t.moreConnections}</Link></p>
    </section>
  );
}

/** The seats in organs of the conference: what is asked for first. */
function Seats({ posts }: { posts: readonly Post[] }): JSX.Element | null {
  const seats = posts.filter(({ tie, other }) => other.schema === 'Body' && isSeat(tie.type))
    .toSorted((one, other) => byStart(one.tie, other.tie));
  if (seats.length === 0) return null;
  return (
    <section class="seats">
      <h3>{text.value.seatsOn}</h3>
      <ul class="plain">
        {seats.map(({ tie, other }) => (
          <li key={tie.id}><Tie tie={tie} other={other} to={pathOf('bodies', other.id)} /></li>
        ))}
      </ul>
      <h3>{text.value.throughOthers}</h3>
    </section>
  );
}

/** All ties of an answer by entity, those that lead away from it first. */
export const postsOf = (answer: Adjacency): readonly Adjacency['adjacent'][string]['results'][number][] =>
  Object.values(answer.adjacent).flatMap((group) => group.results);

function Around({ id, name }: { id: string; name: string }): JSX.Element {
  const t = text.value;
  const expanded = [id, ...listOf(here.value.query.with)];
  const { picture, failure } = useSubgraph({ ids: expanded, hops: 1 });
  return (
    <aside aria-label={t.around(name)}>
      <h2>{t.around(name)}</h2>
      {failure && <Problem failure={failure} />}
      {picture ? <GraphPanel picture={picture} focus={id} expanded={expanded} expansion="with" />
        : !failure && <Skeleton lines={6} />}
      <p class="secondary"><Link to="/g" query={{ ids: expanded.join(), hops: 1 }}>{t.largerPicture}</Link></p>
    </aside>
  );
}

export function Entity({ id }: { id: string }): JSX.Element {
  const t = text.value;
  const { data, kept, failure } = useRead('/api/v1/entities/{id}/adjacent', { path: { id }, query: { limit: 500 } });
  if (failure) return <Failed failure={failure} />;
  if (data?.entity.id !== id) return <Skeleton lines={8} />;

  const entity = refOf(data.entity);
  const ties = postsOf(data);
  const posts = ties.filter((tie) => tie.direction === 'out').map(({ affiliation, entity: other }) =>
    ({ tie: affiliation, other }));
  return (
    <div class="columns">
      <article>
        <EntityHead entity={data.entity} />
        <HowTied id={id} posts={posts} />
        {posts.length > 0 && <section><h2>{t.posts}</h2><Timeline posts={posts} /></section>}
        <section>
          <h2>{t.tiesAndEvidence}</h2>
          <TieGroups answer={data} />
        </section>
        <section>
          <h2>{t.sourcesOfEntry}</h2>
          <p class="secondary">{t.sourcesOfEntryLead}</p>
          <Sources sources={data.entity.sources} />
        </section>
        <p><Link to={pathOf('e', id, 'profile')}>{t.printableProfile}</Link></p>
        <TakeAway formats={{ ids: [id], hops: 1 }} embed isDated
          json={`/api/v1/entities/${encodeURIComponent(id)}/adjacent`} query={{ limit: 500 }} kept={kept} />
      </article>
      <Around id={id} name={nameOf(entity, language.value)} />
    </div>
  );
}
