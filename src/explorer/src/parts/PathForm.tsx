import type { JSX } from 'preact';
import type { Entity, Ref } from '../api/client.ts';
import { conference } from '../conference.ts';
import { isDate } from '../dates.ts';
import { listOf } from '../state/address.ts';
import { catalog, relationship } from '../state/catalog.ts';
import { language, text } from '../state/language.ts';
import { useRead } from '../state/read.ts';
import { here, set, step } from '../state/url.ts';
import { nameOf, refOf } from '../text/names.ts';
import { Choice } from './Choice.tsx';
import { Picker } from './Picker.tsx';

/** An entity that the address names by its id only. */
function useEntity(id: string | undefined, known: Readonly<Record<string, Entity>>): Ref | undefined {
  const entity = id ? known[id] : undefined;
  const { data } = useRead('/api/v1/entities/{id}', id && !entity ? { path: { id } } : null);
  const found = entity ?? (data?.id === id ? data : undefined);
  return found && refOf(found);
}

interface EndProps {
  name: 'from' | 'to';
  known: Readonly<Record<string, Entity>>;
}

/** One end of the question. */
function End({ name, known }: EndProps): JSX.Element {
  const id = here.value.query[name];
  const entity = useEntity(id, known);
  const initial = entity ? nameOf(entity, language.value) : id ?? '';
  return (
    <Picker key={initial} id={`path-${name}`} label={text.value[name]} isLabelled initial={initial}
      onPick={(hit) => step({ [name]: hit.id, path: undefined })} />
  );
}

function Avoided({ id, known }: { id: string; known: Readonly<Record<string, Entity>> }): JSX.Element {
  const entity = useEntity(id, known);
  const name = entity ? nameOf(entity, language.value) : id;
  const others = listOf(here.value.query.avoid).filter((one) => one !== id);
  return (
    <button type="button" class="chip" aria-label={text.value.remove(name)}
      onClick={() => set({ avoid: others.join() })}>{name} ×</button>
  );
}

/** Those that no connection may lead through. */
function Avoid({ known }: { known: Readonly<Record<string, Entity>> }): JSX.Element {
  const t = text.value;
  const avoid = listOf(here.value.query.avoid);
  const add = (id: string): void => set({ avoid: [...avoid.filter((one) => one !== id), id].join(), path: undefined });
  return (
    <fieldset class="avoid">
      <legend>{t.avoid}</legend>
      {avoid.map((id) => <Avoided key={id} id={id} known={known} />)}
      {!avoid.includes(conference) &&
        <button type="button" onClick={() => add(conference)}>{t.avoidConference}</button>}
      <Picker label={t.avoidMore} placeholder={t.avoidMore} clears onPick={(hit) => add(hit.id)} />
    </fieldset>
  );
}

const modes = ['all_shortest', 'shortest'] as const;

/** The question: two ends and the conditions. Every change asks anew. */
export function PathForm({ entities }: { entities: Readonly<Record<string, Entity>> }): JSX.Element {
  const t = text.value;
  const { query } = here.value;
  return (
    <form class="path-form" onSubmit={(event) => event.preventDefault()}>
      <div class="ends">
        <End name="from" known={entities} />
        <button type="button" class="quiet" aria-label={t.swap} title={t.swap}
          onClick={() => step({ from: query.to, to: query.from, path: undefined })}>⇄</button>
        <End name="to" known={entities} />
      </div>
      <Avoid known={entities} />
      <div class="choices">
        <Choice label={t.mode} name="mode" options={modes.map((mode) => [mode, t.modes[mode] ?? mode])} />
        <Choice label={t.depth} name="depth"
          options={[6, 2, 3, 4, 5, 7, 8].map((depth) => [String(depth), t.steps(depth)])} />
        <Choice label={t.kinds} name="rel" options={[['', t.allKinds],
          ...(catalog.value?.relationships ?? []).map(({ name }) => [name, relationship(name)] as const)]} />
        <Choice label={t.statusOf} name="status" options={[['', t.anyStatus], ...Object.entries(t.status)]} />
        <Choice label={t.leastConfidence} name="confidence"
          options={['0', '0.5', '0.7', '0.8', '0.9'].map((value) => [value, value])} />
        <label class="choice"><span>{t.dayOf}</span>{' '}
          <input type="text" size={10} placeholder={t.dayHint} value={query.as_of ?? ''}
            onChange={(event) => {
              const typed = event.currentTarget.value.trim();
              if (typed === '' || isDate(typed)) set({ as_of: typed });
            }} />
        </label>
      </div>
    </form>
  );
}
