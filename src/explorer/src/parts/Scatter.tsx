import type { JSX } from 'preact';
import type { Ranked } from '../views/Rank.tsx';
import { pathOf } from '../state/address.ts';
import { language, text } from '../state/language.ts';
import { go } from '../state/url.ts';
import { nameOf } from '../text/names.ts';
import { outlines } from './Shape.tsx';

const size = 480;
const margin = 28;

/** How many of the marks are named. */
const named = 8;

interface Props {
  across: readonly Ranked[];
  up: readonly Ranked[];
  names: readonly [string, string];
}

/** Two rankings against each other: the higher a rank, the further to the right or up. */
export function Scatter({ across, up, names }: Props): JSX.Element {
  const t = text.value;
  const other = new Map(up.map((one) => [one.id, one]));
  const both = across.flatMap((one) => {
    const second = other.get(one.id);
    return second ? [{ one, x: one.rank, y: second.rank }] : [];
  });
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
