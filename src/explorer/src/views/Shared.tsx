import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Shapes } from '../api/client.ts';
import { lineOf, type Picture } from '../canvas/picture.ts';
import { togetherText } from '../parts/Dates.tsx';
import { EntityLink } from '../parts/EntityLink.tsx';
import { GraphPanel } from '../parts/GraphPanel.tsx';
import { Link } from '../parts/Link.tsx';
import { Picker } from '../parts/Picker.tsx';
import { Problem } from '../parts/Problem.tsx';
import { Rules } from '../parts/Rules.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { TakeAway } from '../parts/TakeAway.tsx';
import { Tie } from '../parts/Tie.tsx';
import { Title } from '../parts/Title.tsx';
import { listOf } from '../state/address.ts';
import { language, text } from '../state/language.ts';
import { useRead } from '../state/read.ts';
import { here, step } from '../state/url.ts';
import { nameOf } from '../text/names.ts';

type SharedEntity = Shapes['SharedEntity'];

/** Everybody asked for, what they share, and the ties between. */
function pictureOf(entities: readonly Shapes['EntityRef'][], shared: readonly SharedEntity[]): Picture {
  const dots = new Map([...entities, ...shared.map((one) => one.entity)].map((entity) => [entity.id, entity]));
  const ties = shared.flatMap((one) => one.members).flatMap((member) => member.ties);
  return { dots: [...dots.values()], lines: [...new Map(ties.map((tie) => [tie.id, lineOf(tie)])).values()] };
}

const SharedOne = ({ shared }: { shared: SharedEntity }): JSX.Element => (
  <li class="shared">
    <p>
      <EntityLink entity={shared.entity} />{' '}
      <span class="secondary">
        {togetherText(shared.certainty, shared.certain_overlap ?? shared.possible_overlap)}
      </span>
    </p>
    <details>
      <summary>{text.value.whoAndWhoSays(shared.members.length)}</summary>
      <ul class="plain">
        {shared.members.map(({ entity, ties }) => (
          <li key={entity.id}>
            <EntityLink entity={entity} />
            {ties.map((tie) => <Tie key={tie.id} tie={tie} />)}
          </li>
        ))}
      </ul>
    </details>
  </li>
);

/** What several have in common: organizations, bodies and events that they are tied to. */
export function Shared(): JSX.Element {
  const t = text.value;
  const ids = listOf(here.value.query.ids);
  const { data, kept, failure } = useRead('/api/v1/overlap', ids.length > 1 ? { query: { ids, limit: 50 } } : null);
  const picture = useMemo(() => data && pictureOf(data.entities, [...data.results, ...data.partly_shared]), [data]);
  const names = data?.entities.map((entity) => nameOf(entity, language.value)).join(t.comma);
  return (
    <div class="wide">
      <Title name={names ? t.whatConnectsThose(names) : t.whatConnects}>{t.whatConnects}</Title>
      <p>{data?.entities.map((entity) => <span key={entity.id}><EntityLink entity={entity} /> </span>)}</p>
      <div class="graph-bar">
        <Picker label={t.addOne} placeholder={t.addOne} clears
          onPick={(hit) => step({ ids: [...ids.filter((id) => id !== hit.id), hit.id].join() })} />
      </div>
      {ids.length < 2 && <p>{t.addTwo}</p>}
      {failure && <Problem failure={failure} />}
      {ids.length > 1 && !data && !failure && <Skeleton />}
      {data && picture && (
        <div class="columns">
          <div>
            <h2>{t.sharedByAll}</h2>
            {data.results.length === 0 && <p>{t.sharedByNone}</p>}
            <ul class="plain">{data.results.map((one) => <SharedOne key={one.entity.id} shared={one} />)}</ul>
            {data.partly_shared.length > 0 && <h2>{t.sharedBySome}</h2>}
            <ul class="plain">{data.partly_shared.map((one) => <SharedOne key={one.entity.id} shared={one} />)}</ul>
            <Rules rules={data.rules} />
            {ids.length === 2 && (
              <p><Link to="/paths" query={{ from: ids[0], to: ids[1] }}>{t.howConnected}</Link></p>
            )}
            <p><Link to="/g" query={{ ids: ids.join(), hops: 1 }}>{t.largerPicture}</Link></p>
            <TakeAway
              json="/api/v1/overlap" query={{ ids, limit: 50 }} formats={{ ids, hops: 1 }} kept={kept} embed isDated
            />
          </div>
          <aside aria-label={t.picture}><GraphPanel picture={picture} focus={ids[0]} expanded={ids} /></aside>
        </div>
      )}
    </div>
  );
}
