// The question for paths as the address asks it: every condition of the API, by a short name where it has one, else by
// the API's own. No browser here.
import type { operations } from '../api/schema.d.ts';
import { listOf, type Query } from './address.ts';

type Asked = operations['PathFind']['parameters']['query'];
type Read = (value: string) => string | number | boolean | readonly string[];

const text: Read = (value) => value;
const list: Read = listOf;
/** What is no number is asked as it stands: the API says what is wrong with it. */
const number: Read = (value) => (Number.isFinite(Number(value)) ? Number(value) : value);
const truth: Read = (value) => value === 'true';

/** All conditions of the API, and how their values are read. */
const conditions = {
  source: text, target: text, mode: text, directed: truth, weight: text, overlap: text, engine: text, check: text,
  max_depth: number, min_depth: number, k: number, limit: number, offset: number, timeout_ms: number,
  must_pass: list, avoid: list, avoid_tree: list, relationships: list, exclude_relationships: list, avoid_type: list,
  via_schema: list, avoid_schema: list, via_countries: list, max_transit_degree: number,
  role: text, status: list, datasets: list, min_confidence: number, min_sources: number,
  min_independent_sources: number, as_of: text, window: text, unknown_dates: text, evidence: text,
} satisfies Readonly<Record<Exclude<keyof Asked, 'format' | 'lang' | 'snapshot'>, Read>>;

export type Condition = keyof typeof conditions;

/** Short names in the address. */
const shortNames: Readonly<Record<string, string>> = {
  source: 'from', target: 'to', max_depth: 'depth', min_depth: 'min', relationships: 'rel', must_pass: 'through',
  avoid_tree: 'tree', min_confidence: 'confidence', min_independent_sources: 'independent',
};

/** The part of the address that holds a condition of the API. */
export const keyOf = (condition: string): string => shortNames[condition] ?? condition;

const names = Object.keys(conditions) as readonly Condition[];

/** The address with short names alone, so that one that was written by the API's names asks the same. */
export const withShortNames = (query: Query): Query =>
  Object.fromEntries(Object.entries(query).map(([key, value]) => [keyOf(key), value]));

/** What an address sets a condition to, as it is written there. */
export const valueOf = (address: Query, condition: Condition): string | undefined =>
  withShortNames(address)[keyOf(condition)];

/** What an address asks; nothing while an end is missing. */
export function questionOf(address: Query): Asked | undefined {
  const query = withShortNames(address);
  const question: Partial<Record<Condition, ReturnType<Read>>> = Object.fromEntries(names.flatMap((name) => {
    const value = query[keyOf(name)];
    return value ? [[name, conditions[name](value)]] : [];
  }));
  return question.source && question.target ? question as Asked : undefined;
}

/** The conditions that an address sets, by the API's names. */
export function setIn(address: Query): readonly Condition[] {
  const query = withShortNames(address);
  return names.filter((name) => query[keyOf(name)]);
}
