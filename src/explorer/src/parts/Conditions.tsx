import type { JSX } from 'preact';
import { listOf, type Query } from '../state/address.ts';
import { relationship, schemaName, word } from '../state/catalog.ts';
import { type Known, useEntity } from '../state/entity.ts';
import { language, text } from '../state/language.ts';
import { type Condition, setIn, valueOf } from '../state/question.ts';
import { country, day } from '../text/format.ts';
import { nameOf } from '../text/names.ts';
import { visible } from '../text/visible.ts';
import { languageOf } from './EntityLink.tsx';

/** What says how an answer is told or found, and not what is asked. */
const manner: ReadonlySet<Condition> = new Set(['source', 'target', 'evidence', 'engine', 'check', 'timeout_ms']);

const spoken = (date: string): string => day(date, language.value);

/** How the values of conditions are said; those that are not here are said as they are written. */
const sayings: Readonly<Partial<Record<Condition, (value: string) => string>>> = {
  mode: (value) => text.value.modes[value] ?? value,
  weight: (value) => text.value.weights[value] ?? value,
  overlap: (value) => text.value.overlaps[value] ?? value,
  max_depth: (value) => text.value.steps(Number(value)),
  min_depth: (value) => text.value.steps(Number(value)),
  directed: (value) => (value === 'true' ? text.value.oneWay : text.value.eitherWay),
  unknown_dates: (value) => (value === 'exclude' ? text.value.leaveUnknown : text.value.keepUnknown),
  relationships: (value) => relationship(value),
  exclude_relationships: (value) => relationship(value),
  avoid_type: (value) => relationship(value),
  status: (value) => word('statuses', value),
  via_schema: schemaName,
  avoid_schema: schemaName,
  via_countries: (value) => country(value, language.value),
  as_of: spoken,
  window: (value) => value.split('/').map((end) => (end === '..' ? '…' : spoken(end))).join(' – '),
};

const ofEntities: ReadonlySet<Condition> = new Set(['avoid', 'avoid_tree', 'must_pass']);

function Named({ id, condition, known }: { id: string; condition: Condition; known: Known }): JSX.Element {
  const entity = useEntity(id, known);
  const name = entity ? nameOf(entity, language.value) : visible(id);
  return <span lang={languageOf(name)}>{condition === 'avoid_tree' ? text.value.withParts(name) : name}</span>;
}

/** What a condition is called. */
function labelOf(condition: Condition): string {
  const t = text.value;
  const own: Partial<Record<Condition, string>> =
    { avoid: t.avoid, avoid_tree: t.avoid, mode: t.mode, weight: t.weight, max_depth: t.depth };
  return own[condition] ?? t.conditions[condition] ?? condition;
}

/** The conditions that an address sets, in words: where no form shows them. */
export function Conditions({ query, known }: { query: Query; known: Known }): JSX.Element | null {
  const set = setIn(query).filter((condition) => !manner.has(condition));
  if (set.length === 0) return null;
  return (
    <ul class="plain secondary" aria-label={text.value.underConditions}>
      {set.map((condition) => {
        const values = listOf(valueOf(query, condition));
        return (
          <li key={condition}>
            {text.value.labelled(labelOf(condition))}
            {values.map((value, index) => (
              <span key={value}>
                {index > 0 && text.value.comma}
                {ofEntities.has(condition) ? <Named id={value} condition={condition} known={known} />
                  : sayings[condition]?.(value) ?? visible(value)}
              </span>
            ))}
          </li>
        );
      })}
    </ul>
  );
}
