import type { JSX } from 'preact';
import { EntityLink, languageOf } from '../parts/EntityLink.tsx';
import { Dates } from '../parts/Dates.tsx';
import { Failed } from '../parts/Failed.tsx';
import { Own } from '../parts/Own.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { SourceAddress } from '../parts/Source.tsx';
import { Status } from '../parts/Status.tsx';
import { TakeAway } from '../parts/TakeAway.tsx';
import { Title } from '../parts/Title.tsx';
import { language, text } from '../state/language.ts';
import { relationship } from '../state/catalog.ts';
import { useRead } from '../state/read.ts';
import { day, languageName, number } from '../text/format.ts';
import { roleOf } from '../text/names.ts';
import { visible } from '../text/visible.ts';

function Claimed({ id }: { id: string }): JSX.Element {
  const { data } = useRead('/api/v1/claims/{id}', { path: { id } });
  if (!data) return <>{id}</>;
  return (
    <>
      <span lang="en">{data.text}</span>{' '}
      <span class="secondary">{number(data.value, language.value)}</span>
      <Own custom={data.custom} />
    </>
  );
}

/** A source and all that it supports. */
export function SourcePage({ id }: { id: string }): JSX.Element {
  const t = text.value;
  const { data, failure } = useRead('/api/v1/sources/{id}', { path: { id } });
  if (failure) return <Failed failure={failure} />;
  if (data?.source.id !== id) return <Skeleton lines={8} />;

  const { source } = data;
  const facts: [string, string | null][] = [
    [t.publisher, source.publisher],
    [t.publishedOn, source.published && day(source.published, language.value)],
    [t.retrievedOn, source.retrieved && day(source.retrieved, language.value)],
    [t.languageOfSource, source.language && languageName(source.language, language.value)],
    [t.noteOfSource, source.note],
  ];
  return (
    <div class="narrow">
      <p class="secondary kind">{t.source} {source.id}</p>
      <Title name={source.title ?? visible(source.url)} lang={languageOf(source.title ?? source.url)} />
      <p><SourceAddress source={source} /></p>
      <dl class="facts">
        {facts.filter(([, value]) => value).map(([name, value]) => (
          <div key={name}><dt>{name}</dt><dd lang={languageOf(value!)}>{value}</dd></div>
        ))}
      </dl>
      <Own custom={source.custom} />
      <h2>{t.tiesSupported(data.affiliations.length)}</h2>
      <ul class="plain">
        {data.affiliations.map((tie) => (
          <li key={tie.id} class="tie">
            <EntityLink entity={tie.subject} /> <span class="secondary">{t.labelled(relationship(tie.type))}
              {roleOf({ caption: tie.roles[0]?.value ?? '', roles: tie.roles }, language.value)}</span>{' '}
            → <EntityLink entity={tie.object} />
            <div class="secondary"><Dates start={tie.start} end={tie.end} /> <Status tie={tie} /></div>
          </li>
        ))}
      </ul>
      {data.entities.length > 0 && <h2>{t.entitiesSupported(data.entities.length)}</h2>}
      <ul class="plain inline">
        {data.entities.map((entity) => <li key={entity.id}><EntityLink entity={entity} /></li>)}
      </ul>
      {data.claims.length > 0 && <h2>{t.claimsSupported}</h2>}
      <ul class="plain">
        {data.claims.map((claim) => <li key={claim}><Claimed id={claim} /></li>)}
      </ul>
      <TakeAway json={`/api/v1/sources/${encodeURIComponent(id)}`} embed />
    </div>
  );
}
