import type { JSX } from 'preact';
import { GraphPanel } from '../parts/GraphPanel.tsx';
import { Picker } from '../parts/Picker.tsx';
import { Problem } from '../parts/Problem.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { TakeAway } from '../parts/TakeAway.tsx';
import { Title } from '../parts/Title.tsx';
import { listOf } from '../state/address.ts';
import { language, text } from '../state/language.ts';
import { useSubgraph } from '../state/subgraph.ts';
import { here, set, step } from '../state/url.ts';
import { nameOf } from '../text/names.ts';

/** The most steps around that are offered: more is more than can be read. */
const mostHops = 3;

/** The canvas alone: some entities and what lies around them. */
export function Graph(): JSX.Element {
  const t = text.value;
  const { query } = here.value;
  const ids = listOf(query.ids);
  const hops = Math.min(Math.max(Math.trunc(Number(query.hops ?? 1)) || 0, 0), mostHops);
  const { picture, kept, failure } = useSubgraph({ ids, hops });
  const names = picture?.dots.filter(({ id }) => ids.includes(id)).map((dot) => nameOf(dot, language.value))
    .join(t.comma);
  return (
    <div class="wide">
      <Title name={names ? t.graphOf(names, hops) : t.graphTitle} />
      <div class="graph-bar">
        <Picker label={t.graphLead} placeholder={t.graphLead} clears
          onPick={(hit) => step({ ids: [...ids.filter((id) => id !== hit.id), hit.id].join() })} />
        <label>{t.hops} <select value={hops} onChange={(event) => set({ hops: event.currentTarget.value })}>
          {Array.from({ length: mostHops + 1 }, (_, count) => <option key={count} value={count}>{count}</option>)}
        </select></label>
      </div>
      {failure && <Problem failure={failure} />}
      {ids.length === 0 ? <p>{t.graphLead}</p>
        : picture ? <GraphPanel picture={picture} focus={ids[0]} expanded={ids} expansion="ids" isLarge />
        : !failure && <Skeleton lines={6} />}
      {picture && <TakeAway formats={{ ids, hops }} kept={kept} embed isDated />}
    </div>
  );
}
