import type { JSX } from 'preact';
import { conference, useKnown } from '../state/conference.ts';
import { listOf } from '../state/address.ts';
import { type Known, useEntity } from '../state/entity.ts';
import { language, text } from '../state/language.ts';
import { setIn } from '../state/question.ts';
import { here, set, step } from '../state/url.ts';
import { nameOf } from '../text/names.ts';
import { Choice } from './Choice.tsx';
import { PathConditions } from './PathConditions.tsx';
import { Picker } from './Picker.tsx';

interface EndProps {
  name: 'from' | 'to';
  known: Known;
}

/** One end of the question. */
function End({ name, known }: EndProps): JSX.Element {
  const id = here.value.query[name];
  const entity = useEntity(id, known);
  const initial = entity ? nameOf(entity, language.value) : id ?? '';
  return (
    <Picker id={`path-${name}`} label={text.value[name]} isLabelled initial={initial}
      onPick={(hit) => step({ [name]: hit.id, path: undefined })} />
  );
}

/** One of a list in the address, which a click takes out. */
function Chip({ list, id, known }: { list: 'avoid' | 'tree' | 'through'; id: string; known: Known }): JSX.Element {
  const entity = useEntity(id, known);
  const own = entity ? nameOf(entity, language.value) : id;
  const name = list === 'tree' ? text.value.withParts(own) : own;
  const others = listOf(here.value.query[list]).filter((one) => one !== id);
  return (
    <button type="button" class="chip" aria-label={text.value.remove(name)}
      onClick={() => set({ [list]: others.join(), path: undefined })}>{name} ×</button>
  );
}

interface ListProps {
  name: 'avoid' | 'through';
  label: string;
  hint: string;
  known: Known;
  /** Organizations that are left out with all that is part of them: those chosen, and the one that a click adds. */
  trees?: { offered: string; text: string };
}

/** Those that no connection, or each, may lead through. */
function Entities({ name, label, hint, known, trees }: ListProps): JSX.Element {
  const chosen = listOf(here.value.query[name]);
  const whole = name === 'avoid' ? listOf(here.value.query.tree) : [];
  const add = (id: string): void =>
    set({ [name]: [...chosen.filter((one) => one !== id), id].join(), path: undefined });
  return (
    <fieldset class="chips">
      <legend>{label}</legend>
      {chosen.map((id) => <Chip key={id} list={name} id={id} known={known} />)}
      {whole.map((id) => <Chip key={id} list="tree" id={id} known={known} />)}
      {trees && !whole.includes(trees.offered) &&
        <button type="button" onClick={() => set({ tree: [...whole, trees.offered].join(), path: undefined })}>
          {trees.text}</button>}
      <Picker label={hint} placeholder={hint} clears onPick={(hit) => add(hit.id)} />
    </fieldset>
  );
}

const modes = ['all_shortest', 'shortest', 'k_shortest', 'simple', 'disjoint'] as const;

const weights = ['none', 'confidence', 'recency', 'hub_penalty', 'strength'] as const;

/** The API's own bound where none is chosen. */
const usualDepth = 6;

/** What is seen without unfolding the conditions. */
const aboveFold: ReadonlySet<string> =
  new Set(['source', 'target', 'mode', 'max_depth', 'weight', 'avoid', 'avoid_tree']);

/** The question: two ends and the conditions. Every change asks anew. */
export function PathForm({ entities }: { entities: Known }): JSX.Element {
  const t = text.value;
  const { query } = here.value;
  const isConference = Boolean(useKnown(conference));
  return (
    <form class="path-form" onSubmit={(event) => event.preventDefault()}>
      <div class="ends">
        <End name="from" known={entities} />
        <button type="button" class="quiet" aria-label={t.swap} title={t.swap}
          onClick={() => step({ from: query.to, to: query.from, path: undefined })}>⇄</button>
        <End name="to" known={entities} />
      </div>
      <Entities name="avoid" label={t.avoid} hint={t.avoidMore} known={entities}
        trees={isConference ? { offered: conference, text: t.avoidConference } : undefined} />
      <div class="choices">
        <Choice label={t.mode} name="mode" options={modes.map((mode) => [mode, t.modes[mode] ?? mode])} />
        <Choice label={t.depth} name="depth"
          options={[usualDepth, 2, 3, 4, 5, 7, 8].map((depth) => [String(depth), t.steps(depth)])} />
        <Choice
          label={t.weight} name="weight"
          options={weights.map((weight) => [weight, t.weights[weight] ?? weight])}
        />
      </div>
      <details open={setIn(query).some((condition) => !aboveFold.has(condition))}>
        <summary>{t.moreConditions}</summary>
        <Entities name="through" label={t.conditions.must_pass!} hint={t.throughMore} known={entities} />
        <PathConditions />
      </details>
    </form>
  );
}
