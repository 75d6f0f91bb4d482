// What the data say of themselves, and what the words of answers are called. Asked for once, needed everywhere.
import { computed, effect, type Signal, signal } from '@preact/signals';
import type { Shapes } from '../api/client.ts';
import { capital } from '../text/format.ts';
import { choicesOf, termIn } from '../text/words.ts';
import { language } from './language.ts';
import { type Answer, ask, type Readable, renewals } from './read.ts';

/** An answer that is asked anew when the data have been renewed. */
function standing<P extends Readable>(path: P): Signal<Answer<P> | undefined> {
  const answer = signal<Answer<P> | undefined>(undefined);
  effect(() => {
    renewals.value;
    ask(path, {} as Parameters<typeof ask<P>>[1]).then((given) => {
      answer.value = given;
    }, () => undefined);   // a view that needs the API tells that it does not answer
  });
  return answer;
}

/** The data sets, kinds of ties and measures. */
export const catalog = standing('/api/v1/catalog');

const vocabulary = standing('/api/v1/vocabulary');

/** Words that are called the same wherever they stand. */
type Kind = 'statuses' | 'certainties' | 'care_reasons' | 'measures' | 'problems';

/** What a word of answers is called; the word itself until that is known. */
export const word = (kind: Kind | 'schemata', key: string): string =>
  termIn(vocabulary.value?.[kind], key, language.value);

/** Whether it is known what a word is called. */
export const isWord = (kind: Kind, key: string | null | undefined): key is string =>
  vocabulary.value?.[kind].some((term) => term.key === key) ?? false;

/** Words to choose from, with what they are called. */
export const wordsOf = (kind: Kind | 'schemata'): readonly (readonly [key: string, said: string])[] =>
  choicesOf(vocabulary.value?.[kind], language.value);

/** What an entity is. */
export const schemaName = (schema: string): string => capital(word('schemata', schema));

/** What a high score says, in a sentence. */
export function meaningOf(measure: string): string {
  const term = vocabulary.value?.measures.find((one) => one.key === measure);
  return (language.value === 'zh' ? term?.description_zh : undefined) ?? term?.description ?? '';
}

const relationships = computed(() => new Map((catalog.value?.relationships ?? []).map((kind) => [kind.name, kind])));

/** What a kind of tie is called, seen from its subject or, reversed, from its object. */
export function relationship(type: string, isReverse = false): string {
  const kind = relationships.value.get(type as Shapes['RelationshipShape']['name']);
  if (!kind) return type.replaceAll('_', ' ');
  return language.value === 'zh'
    ? (isReverse ? kind.reverse_label_zh : kind.label_zh)
    : (isReverse ? kind.reverse_label : kind.label);
}

/** Whether a kind of tie is a seat: a membership, a post or an award. */
export const isSeat = (type: string): boolean => ['membership', 'chair', 'office', 'award'].includes(classOf(type));

/** The class of a kind of tie: membership, chair, office, structure, participation, award or relation. */
export const classOf = (type: string): string =>
  relationships.value.get(type as Shapes['RelationshipShape']['name'])?.class ?? '';
