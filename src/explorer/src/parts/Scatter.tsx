import type { JSX } from 'preact';
import type { Compared } from '../views/Rank.tsx';
import { pathOf } from '../state/address.ts';
import { language, text } from '../state/language.ts';
import { go } from '../state/url.ts';
import { nameOf } from '../text/names.ts';
import { outlines } from './Shape.tsx';

const size = 480;
const margin = 28;

/** Up to which rank, by either measure, marks are drawn. */
const drawn = 100;

/** How many of the marks are named. */
const named = 8;

interface Props {
  entities: readonly Compared[];
  measures: readonly [string, string];
  names: readonly [string, string];
}

/** Two rankings against each other: the higher a rank, the further to the right or up. */
export function Scatter({ entities, measures: [across, up], names }: Props): JSX.Element {
  const t = text.value;
  const both = entities.map((one) => ({ one, x: one.scores[across]!.rank, y: one.scores[up]!.rank }))
    .filter(({ x, y }) => Math.min(x, y) <= drawn);
  const most = Math.log(Math.max(...both.map(({ x, y }) => Math.max(x, y)), 2) + 1);
  const place = (rank: number): number => (1 - Math.log(rank) / most) * (size - 2 * margin) + margin;
  const best = new Set(both.toSorted((a, b) => Math.min(a.x, a.y) - Math.min(b.x, b.y)).slice(0, named)
    .map(({ one }) => one.id));
  return (
    <figure class="scatter">
      <svg viewBox={`0 0 ${size + 160} ${size}`} role="img" aria-label={t.scatter(...names)}>
        <path class="axis-line" d={`M${margin} ${margin}V${size - margin}H${size - margin}`} />
        <text x={size - margin} y={size - 8} text-anchor="end">{names[0]} →</text>
        <text x={margin} y={margin - 10}>↑ {names[1]}</text>
        {both.toReversed().map(({ one, x, y }) => (
          <g key={one.id} class={`shape-${one.schema}`}
            transform={`translate(${place(x) - 8} ${size - place(y) - 8})`} onClick={() => go(pathOf('e', one.id))}>
            <title>{`${nameOf(one, language.value)} (${x}, ${y})`}</title>
            <path d={outlines[one.schema]} fill-rule="evenodd" />
            {best.has(one.id) && <text x="18" y="12">{nameOf(one, language.value)}</text>}
          </g>
        ))}
      </svg>
      <figcaption class="secondary">{t.scatterLead}</figcaption>
    </figure>
  );
}
