import type { JSX } from 'preact';
import type { Hit as HitShape } from '../state/search.ts';
import { schemaName } from '../state/catalog.ts';
import { language, text } from '../state/language.ts';
import { country } from '../text/format.ts';
import { nameOf, otherName, refOf, valuesOf } from '../text/names.ts';
import { languageOf } from './EntityLink.tsx';
import { Shape } from './Shape.tsx';

/** What tells one hit from another: names, kind, country, what it is. */
export function Hit({ hit }: { hit: HitShape }): JSX.Element {
  const entity = refOf(hit);
  const name = nameOf(entity, language.value);
  const other = otherName(entity, language.value);
  const { match, bodies } = hit;
  const isOther = match.name !== name && match.name !== other;
  return (
    <>
      <span class="hit-name">
        <Shape schema={entity.schema} /> <b lang={languageOf(name)}>{name}</b>
        {other && <span class="secondary" lang={languageOf(other)}> {other}</span>}
        {isOther && <span class="secondary"> {text.value.alsoCalled(match.name)}</span>}
      </span>
      <span class="secondary hit-kind">
        {[schemaName(entity.schema), hit.country && country(hit.country, language.value)]
          .filter(Boolean).join(' · ')}
      </span>
      <span class="secondary hit-summary">
        {bodies.length > 0 ? text.value.memberOf(bodies.map((body) => nameOf(body, language.value)).join(' · '))
          : <span lang="en">{valuesOf(hit, 'summary')[0]}</span>}
      </span>
    </>
  );
}
