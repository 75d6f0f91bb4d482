import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { type Dot, type Line, neighboursOf, type Picture } from '../canvas/picture.ts';
import { relationship, schemaName } from '../state/catalog.ts';
import { language, text } from '../state/language.ts';
import { byStart, nameOf } from '../text/names.ts';
import { Dates } from './Dates.tsx';
import { EntityLink } from './EntityLink.tsx';
import { Status } from './Status.tsx';
import { Role } from './Tie.tsx';

type Order = 'name' | 'ties';

/** The ties of one entity, each named once, at the end that tells it. */
function Ties({ dot, lines, dots }: { dot: Dot; lines: readonly Line[]; dots: ReadonlyMap<string, Dot> }):
  JSX.Element {
  const t = text.value;
  return (
    <ul>
      {lines.map((line) => {
        const isReverse = line.target === dot.id;
        const other = dots.get(isReverse ? line.source : line.target)!;
        return (
          <li key={line.id}>
            {t.labelled(relationship(line.type, isReverse))}<EntityLink entity={other} />
            {line.caption && <> – <Role tie={line} /></>}
            <div class="secondary"><Dates start={line.start} end={line.end} /> <Status tie={line} /></div>
          </li>
        );
      })}
    </ul>
  );
}

/** Everything that the canvas shows, as a list: to be filtered and sorted. */
export function GraphList({ picture }: { picture: Picture }): JSX.Element {
  const t = text.value;
  const [wanted, setWanted] = useState('');
  const [order, setOrder] = useState<Order>('ties');
  const dots = new Map(picture.dots.map((dot) => [dot.id, dot]));
  const neighbours = neighboursOf(picture);
  const nameIn = (dot: Dot): string => nameOf(dot, language.value);
  const shown = picture.dots.filter((dot) => nameIn(dot).toLowerCase().includes(wanted.trim().toLowerCase()))
    .toSorted((one, other) => (order === 'ties' ? neighbours.get(other.id)!.size - neighbours.get(one.id)!.size : 0)
      || nameIn(one).localeCompare(nameIn(other), language.value));
  return (
    <div class="graph-list">
      <p class="buttons">
        <label>{t.filter} <input type="search" value={wanted}
          onInput={(event) => setWanted(event.currentTarget.value)} /></label>
        <label>{t.sort} <select value={order} onChange={(event) => setOrder(event.currentTarget.value as Order)}>
          <option value="ties">{t.byTies}</option>
          <option value="name">{t.byName}</option>
        </select></label>
      </p>
      <ul class="plain">
        {shown.map((dot) => {
          const lines = picture.lines.filter((line) => line.source === dot.id || line.target === dot.id)
            .toSorted(byStart);
          return (
            <li key={dot.id}>
              <EntityLink entity={dot} /> <span class="secondary">{schemaName(dot.schema)}</span>
              {lines.length > 0 && (
                <details>
                  <summary>{t.tieCount(lines.length)}</summary>
                  <Ties dot={dot} lines={lines} dots={dots} />
                </details>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
