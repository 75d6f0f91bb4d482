// Which name, role or label to show in which language.
import type { Entity, Ref, Text, Tie } from '../api/client.ts';
import { pathOf } from '../state/address.ts';

export type Language = 'en' | 'zh';

const isIn = (language: Language) => (text: Text): boolean => text.language?.startsWith(language) ?? false;

/** Whether text is written in Chinese characters. */
export const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** The name of an entity in a language, or its main name. */
export const nameOf = (entity: Ref, language: Language): string =>
  entity.names.find(isIn(language))?.value ?? entity.caption;

/** The other name to show beside: the main one where another leads, else the Chinese one. */
export function otherName(entity: Ref, language: Language): string | undefined {
  const shown = nameOf(entity, language);
  const other = shown === entity.caption ? entity.names.find(isIn('zh'))?.value : entity.caption;
  return other === shown ? undefined : other;
}

/** The name of a tie's role in a language: what the sources call it. */
export const roleOf = (tie: { caption: string; roles: readonly Text[] }, language: Language): string =>
  language === 'zh' ? (tie.roles.find(isIn('zh')) ?? tie.roles[0])?.value ?? tie.caption : tie.caption;

/** The values of a property, as they were written. */
export const valuesOf = (entity: Pick<Entity, 'properties'>, property: string): readonly string[] =>
  entity.properties[property] ?? [];

type Described = Pick<Entity, 'id' | 'caption' | 'schema' | 'properties' | 'names'>;

/** FollowTheMoney knows no organs of the conference: their category tells them from other organizations. */
const organ = 'wic_body';

/** An entity that an answer describes in full, as others name it. */
export const refOf = (entity: Described): Ref => ({
  ...entity,
  schema: valuesOf(entity, 'classification').includes(organ) ? 'Body' : entity.schema,
});

/** Where a hit leads: of an organ of the conference it is asked who sits there. */
export const leadsTo = (hit: Described): string => pathOf(refOf(hit).schema === 'Body' ? 'bodies' : 'e', hit.id);

/** What an entity is in a sentence, in a language if it is there. */
export const descriptionOf = ({ descriptions }: Pick<Entity, 'descriptions'>, language: Language): Text | undefined =>
  descriptions.find(isIn(language)) ?? descriptions[0];

/** The ties of two entities, by what is told first: those with a start, in its order. */
export const byStart = (one: Pick<Tie, 'start' | 'end'>, other: Pick<Tie, 'start' | 'end'>): number =>
  (one.start ?? one.end ?? '9').localeCompare(other.start ?? other.end ?? '9');
