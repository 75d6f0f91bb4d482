import type { JSX } from 'preact';
import type { Entity } from '../api/client.ts';
import { pathOf } from '../state/address.ts';
import { schemaName } from '../state/catalog.ts';
import { language, text } from '../state/language.ts';
import { country } from '../text/format.ts';
import { descriptionOf, nameOf, otherName, refOf, valuesOf } from '../text/names.ts';
import { termText } from './Dates.tsx';
import { languageOf } from './EntityLink.tsx';
import { Link } from './Link.tsx';
import { Own } from './Own.tsx';
import { Shape } from './Shape.tsx';
import { Title } from './Title.tsx';

/** The life of an organization or the day of an event, as FollowTheMoney names it. */
const lifeOf = (entity: Entity): { start: string | null; end: string | null } => ({
  start: valuesOf(entity, 'incorporationDate')[0] ?? valuesOf(entity, 'startDate')[0] ?? null,
  end: valuesOf(entity, 'dissolutionDate')[0] ?? valuesOf(entity, 'endDate')[0] ?? null,
});

/** Who or what an entity is: kind and country, names in all languages, what the data say of it in a sentence. */
export function EntityHead({ entity }: { entity: Entity }): JSX.Element {
  const t = text.value;
  const shown = refOf(entity);
  const name = nameOf(shown, language.value);
  const other = otherName(shown, language.value);
  const aliases = [...valuesOf(entity, 'name'), ...valuesOf(entity, 'alias')]
    .filter((alias) => alias !== name && alias !== other);
  const countries = valuesOf(entity, 'country').map((code) => country(code, language.value));
  const life = lifeOf(entity);
  const description = descriptionOf(entity, language.value);
  return (
    <header class="entity-head">
      <p class="secondary kind">
        <Shape schema={shown.schema} /> {[schemaName(shown.schema), ...countries].join(' · ')}
        {(life.start ?? life.end) && ` · ${termText(life)}`}
      </p>
      <Title name={name}>
        <span lang={languageOf(name)}>{name}</span>
        {other && <> <span class="other-name" lang={languageOf(other)}>{other}</span></>}
      </Title>
      {description && <p class="lead" lang={languageOf(description.value)}>{description.value}</p>}
      {aliases.length > 0 && (
        <p class="secondary">{t.alsoNamed} {aliases.map((alias, index) => (
          <span key={alias}>{index > 0 && ' · '}<span lang={languageOf(alias)}>{alias}</span></span>
        ))}</p>
      )}
      <Own custom={entity.custom} />
      {shown.schema === 'Body' && <p><Link to={pathOf('bodies', entity.id)}>{t.membersOfBody}</Link></p>}
    </header>
  );
}
