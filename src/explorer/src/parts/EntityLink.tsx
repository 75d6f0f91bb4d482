import type { JSX } from 'preact';
import type { Ref } from '../api/client.ts';
import type { Changes } from '../state/address.ts';
import { pathOf } from '../state/address.ts';
import { language } from '../state/language.ts';
import { isHan, nameOf } from '../text/names.ts';
import { Link } from './Link.tsx';
import { Shape } from './Shape.tsx';

/** The language that a text tells by its script, where it is not that of the page. */
export function languageOf(name: string): string | undefined {
  const spoken = isHan(name) ? 'zh' : 'en';
  return spoken === language.value ? undefined : spoken;
}

interface Props {
  entity: Ref;
  to?: string;
  query?: Changes;
}

/** An entity by its mark and name, leading to its page. */
export function EntityLink({ entity, to, query }: Props): JSX.Element {
  const name = nameOf(entity, language.value);
  return (
    <span class="entity">
      <Shape schema={entity.schema} />{' '}
      <Link to={to ?? pathOf('e', entity.id)} query={query} lang={languageOf(name)}>{name}</Link>
    </span>
  );
}
