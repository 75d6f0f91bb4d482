// What the data say of themselves: data sets, kinds of ties, schemata. Asked for once, needed everywhere.
import { computed, effect, signal } from '@preact/signals';
import type { Shapes } from '../api/client.ts';
import { language } from './language.ts';
import { ask, renewals } from './read.ts';

export const catalog = signal<Shapes['CatalogAnswer'] | undefined>(undefined);

effect(() => {
  renewals.value;
  ask('/api/v1/catalog', {}).then((answer) => {
    catalog.value = answer;
  }, () => undefined);   // a view that needs the API tells that it does not answer
});

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
