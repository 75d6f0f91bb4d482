import type { JSX } from 'preact';
import { catalog, relationship, wordsOf } from '../state/catalog.ts';
import { text } from '../state/language.ts';
import { keyOf, setIn, valueOf } from '../state/question.ts';
import { here, set } from '../state/url.ts';
import { visible } from '../text/visible.ts';
import { Choice, Field } from './Choice.tsx';
import { DateField } from './Typed.tsx';

/** Conditions that this form offers, beside the ends, the mode and those not to go through. */
const offered: ReadonlySet<string> = new Set([
  'source', 'target', 'mode', 'max_depth', 'weight', 'avoid', 'avoid_tree', 'must_pass', 'relationships',
  'exclude_relationships', 'role', 'status', 'min_confidence', 'min_sources', 'min_independent_sources', 'as_of',
  'window', 'unknown_dates', 'overlap', 'via_schema', 'avoid_schema', 'via_countries', 'max_transit_degree', 'directed',
  'evidence',
]);

/** No bound at one end of a stretch of time. */
const unbounded = '..';

/** From when to when ties may have held: two dates, of which one may be missing. */
function Window(): JSX.Element {
  const t = text.value;
  const [from = '', to = ''] = (here.value.query.window ?? '').split('/').map((end) => (end === unbounded ? '' : end));
  const write = (start: string, end: string): void =>
    set({ window: start || end ? `${start || unbounded}/${end || unbounded}` : undefined, path: undefined });
  const end = (label: string, value: string, change: (typed: string) => void): JSX.Element => (
    <DateField label={label} hint={t.dayHint} value={value} onSet={change} />
  );
  return (
    <fieldset class="choice">
      <legend>{t.conditions.window}</legend>
      {end(t.windowFrom, from, (typed) => write(typed, to))} – {end(t.windowTo, to, (typed) => write(from, typed))}
    </fieldset>
  );
}

/** Conditions that the address sets and no field offers: kept, shown, and taken out by a click. */
function Others(): JSX.Element | null {
  const t = text.value;
  const { query } = here.value;
  const others = setIn(query).filter((condition) => !offered.has(condition));
  if (others.length === 0) return null;
  return (
    <p class="buttons">
      {others.map((condition) => {
        const said = t.labelled(t.conditions[condition] ?? condition) + visible(valueOf(query, condition) ?? '');
        return (
          <button key={condition} type="button" class="chip" aria-label={t.remove(said)}
            onClick={() => set({ [keyOf(condition)]: undefined, [condition]: undefined, path: undefined })}>
            {said} ×
          </button>
        );
      })}
    </p>
  );
}

/** The conditions that are folded until one of them is set. */
export function PathConditions(): JSX.Element {
  const t = text.value;
  const said = t.conditions;
  const kinds = (catalog.value?.relationships ?? []).map(({ name }) => [name, relationship(name)] as const);
  const schemata = wordsOf('schemata');
  const numbers = (values: readonly number[]): readonly (readonly [string, string])[] =>
    values.map((value) => [String(value), String(value)]);
  return (
    <>
      <div class="choices">
        <Choice label={said.relationships!} name="rel" options={[['', t.allKinds], ...kinds]} />
        <Choice label={said.exclude_relationships!} name="exclude_relationships" options={[['', t.none], ...kinds]} />
        <Field label={said.role!} name="role" hint={t.roleHint} />
        <Choice label={said.directed!} name="directed" options={[['', t.eitherWay], ['true', t.oneWay]]} />
      </div>
      <div class="choices">
        <Choice label={said.status!} name="status" options={[['', t.any], ...wordsOf('statuses')]} />
        <Choice label={said.min_confidence!} name="confidence" options={numbers([0, 0.5, 0.7, 0.8, 0.9])} />
        <Choice label={said.min_sources!} name="min_sources" options={numbers([1, 2, 3, 4])} />
        <Choice label={said.min_independent_sources!} name="independent" options={numbers([0, 2, 3, 4, 6])} />
        <Choice label={said.evidence!} name="evidence"
          options={['urls', 'full', 'none'].map((value) => [value, t.evidences[value] ?? value])} />
      </div>
      <div class="choices">
        <Field label={said.as_of!} name="as_of" hint={t.dayHint} field={DateField} />
        <Window />
        <Choice
          label={said.unknown_dates!} name="unknown_dates"
          options={[['', t.keepUnknown], ['exclude', t.leaveUnknown]]}
        />
        <Choice label={said.overlap!} name="overlap" options={['any', 'pairwise', 'all', 'ordered']
          .map((overlap) => [overlap, t.overlaps[overlap] ?? overlap])} />
      </div>
      <div class="choices">
        <Choice label={said.via_schema!} name="via_schema" options={[['', t.allSchemata], ...schemata]} />
        <Choice label={said.avoid_schema!} name="avoid_schema" options={[['', t.none], ...schemata]} />
        <Field label={said.via_countries!} name="via_countries" hint="CN,US"
          isValid={(typed) => /^[a-z]{2}(,[a-z]{2})*$/i.test(typed)} wrong={t.noCountries} size={8} />
        <Choice label={said.max_transit_degree!} name="max_transit_degree"
          options={[['', t.any], ...numbers([10, 20, 50, 100])]} />
      </div>
      <Others />
    </>
  );
}
