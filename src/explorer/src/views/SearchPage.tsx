import type { JSX } from 'preact';
import { languageOf } from '../parts/EntityLink.tsx';
import { Hit } from '../parts/Hit.tsx';
import { Link } from '../parts/Link.tsx';
import { Problem } from '../parts/Problem.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { TakeAway } from '../parts/TakeAway.tsx';
import { Title } from '../parts/Title.tsx';
import type { Shapes } from '../api/client.ts';
import { pathOf } from '../state/address.ts';
import { schemaName } from '../state/catalog.ts';
import { language, text } from '../state/language.ts';
import { type Answer, type Parameters, useRead } from '../state/read.ts';
import { here } from '../state/url.ts';
import { country } from '../text/format.ts';
import { leadsTo, nameOf } from '../text/names.ts';
import { visible } from '../text/visible.ts';

type Found = Answer<'/api/v1/search/{dataset}'>;
type Count = Shapes['FacetCount'];
type Asked = NonNullable<Parameters<'/api/v1/search/{dataset}'>['query']>;

/** The values that the hits have of something, each narrowing the search by one click. */
function Facet({ name, counts, say, isData }: {
  name: 'schema' | 'country' | 'body'; counts: readonly Count[]; say: (count: Count) => string; isData?: boolean;
}): JSX.Element | null {
  const t = text.value;
  const { query } = here.value;
  const chosen = query[name];
  if (!chosen && counts.length < 2) return null;
  return (
    <nav class="facet" aria-label={t.facets[name]}>
      <span class="secondary">{t.labelled(t.facets[name])}</span>
      {chosen && <Link to="/search" query={{ ...query, [name]: undefined }}>{t.allOf} ×</Link>}
      {counts.slice(0, name === 'body' ? 4 : 8).map((one) => (
        <Link key={one.value} to="/search" query={{ ...query, [name]: one.value }}
          aria-current={one.value === chosen ? 'page' : undefined}>
          <span lang={isData ? languageOf(say(one)) : undefined}>{say(one)}</span>{' '}
          <span class="secondary">{one.count}</span>
        </Link>
      ))}
    </nav>
  );
}

/** The name of an organ of the conference in the language of the page: the hits that are in it tell it. */
function bodyName({ results }: Found, { value, label }: Count): string {
  const body = results.flatMap((hit) => hit.bodies).find(({ id }) => id === value);
  return body ? nameOf(body, language.value) : label;
}

const Hits = ({ found, asked }: { found: Found; asked: string }): JSX.Element => {
  const t = text.value;
  if (found.results.length === 0) {
    return (
      <div>
        <p>{t.nothingFound(visible(asked))}</p>
        {found.suggestions.length > 0 && (
          <>
            <p>{t.didYouMean}</p>
            <ul class="plain hits">
              {found.suggestions.map((one) => (
                <li key={one.id}>
                  <Link to={pathOf('e', one.id)} class="hit" lang={languageOf(one.name)}>{one.name}</Link>
                </li>
              ))}
            </ul>
          </>
        )}
        <p class="secondary">{t.searchTips}</p>
      </div>
    );
  }
  return (
    <ul class="plain hits">
      {found.results.map((hit) => (
        <li key={hit.id}><Link to={leadsTo(hit)} class="hit"><Hit hit={hit} /></Link></li>
      ))}
    </ul>
  );
};

export function SearchPage(): JSX.Element {
  const t = text.value;
  const { q = '', schema, country: code, body } = here.value.query;
  const query: Asked = { q, prefix: true, limit: 50, facets: ['schema', 'country', 'body'] };
  if (schema) query.schema = [schema] as NonNullable<Asked['schema']>;
  if (code) query.country = [code];
  if (body) query.body = [body];
  const { data, failure, isLoading } =
    useRead('/api/v1/search/{dataset}', q ? { path: { dataset: 'all' }, query } : null);
  return (
    <div class="narrow">
      <Title name={q ? t.hitsFor(visible(q)) : t.searchTitle} />
      {!q && <p class="lead">{t.searchTips}</p>}
      {failure && <Problem failure={failure} />}
      {!data && isLoading && <Skeleton />}
      {data && q && (
        <>
          <p class="secondary" role="status">{t.hitCount(data.total.value)}</p>
          <Facet name="schema" counts={data.facets.schema ?? []} say={({ value }) => schemaName(value)} />
          <Facet name="country" counts={data.facets.country ?? []}
            say={({ value }) => country(value, language.value)} />
          <Facet name="body" counts={data.facets.body ?? []} say={(count) => bodyName(data, count)} isData />
          <Hits found={data} asked={q} />
          <TakeAway json="/api/v1/search/all" query={query} />
        </>
      )}
    </div>
  );
}
