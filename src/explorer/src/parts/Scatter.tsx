import type { JSX } from 'preact';
import type { Compared } from '../views/Rank.tsx';
import { pathOf } from '../state/address.ts';
import { language, text } from '../state/language.ts';
import { go } from '../state/url.ts';
import { isHan, nameOf } from '../text/names.ts';
import { languageOf } from './EntityLink.tsx';
import { outlines } from './Shape.tsx';

/** Room for the marks, for the names to their right, and how many are named: less on a narrow screen. */
const roomy = { size: 480, side: 160, named: 8 };
const narrow = { size: 300, side: 28, named: 4 };

const margin = 28;

/** Up to which rank, by either measure, marks are drawn. */
const drawn = 100;

const letter = 6.6;
const height = 14;

type Box = readonly [left: number, top: number, right: number, bottom: number];

interface Point {
  readonly one: Compared;
  readonly x: number;
  readonly y: number;
}

/** Where names are written beside their marks: right, left or above; not over another name or a named mark. */
function placeNames(points: readonly Point[], width: number, nameOfPoint: (point: Point) => string):
  ReadonlyMap<string, Box> {
  const taken: Box[] = points.map(({ x, y }) => [x - 8, y - 8, x + 8, y + 8]);
  const cross = (a: Box, b: Box): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
  const placed = new Map<string, Box>();
  for (const point of points) {
    const { x, y, one } = point;
    const name = nameOfPoint(point);
    const wide = isHan(name) ? 2 * letter * [...name].length : letter * name.length;
    const boxes: Box[] = [
      [x + 9, y - height / 2, x + 9 + wide, y + height / 2],
      [x - 9 - wide, y - height / 2, x - 9, y + height / 2],
      [x - wide / 2, y - 9 - height, x + wide / 2, y - 9],
      [x - wide / 2, y + 9, x + wide / 2, y + 9 + height],
    ];
    const box = boxes.find((place) =>
      place[0] > margin && place[2] < width && !taken.some((other) => cross(place, other)));
    if (!box) continue;
    taken.push(box);
    placed.set(one.id, box);
  }
  return placed;
}

interface Props {
  /** The figure, for those who take it away. */
  figure: { current: SVGSVGElement | null };
  entities: readonly Compared[];
  measures: readonly [string, string];
  names: readonly [string, string];
}

/** Two rankings against each other: the higher a rank, the further to the right or up. */
export function Scatter({ figure, entities, measures: [across, up], names }: Props): JSX.Element {
  const t = text.value;
  const { size, side, named } = matchMedia('(max-width: 640px)').matches ? narrow : roomy;
  const ranks = entities.map((one) => ({ one, x: one.scores[across]!.rank, y: one.scores[up]!.rank }))
    .filter(({ x, y }) => Math.min(x, y) <= drawn);
  const most = Math.log(Math.max(...ranks.map(({ x, y }) => Math.max(x, y)), 2) + 1);
  const place = (rank: number): number => (1 - Math.log(rank) / most) * (size - 2 * margin) + margin;
  const said = ({ one }: Point): string => nameOf(one, language.value);
  const points = ranks.toSorted((a, b) => Math.min(a.x, a.y) - Math.min(b.x, b.y))
    .map(({ one, x, y }) => ({ one, x: place(x), y: size - place(y), ranks: `(${x}, ${y})` }));
  const best = points.slice(0, named);
  const places = placeNames(best, size + side, said);
  return (
    <figure class="scatter">
      <svg ref={figure} viewBox={`0 0 ${size + side} ${size}`} role="img" aria-label={t.scatter(...names)}>
        <path class="axis-line" d={`M${margin} ${margin}V${size - margin}H${size - margin}`} />
        <text x={size - margin} y={size - 8} text-anchor="end">{names[0]} →</text>
        <text x={margin} y={margin - 10}>↑ {names[1]}</text>
        {points.toReversed().map((point) => (
          <g key={point.one.id} lang={languageOf(said(point))} class={`shape-${point.one.schema}`}
            transform={`translate(${point.x - 8} ${point.y - 8})`}
            onClick={() => go(pathOf('e', point.one.id))}>
            <title>{`${said(point)} ${point.ranks}`}</title>
            <path d={outlines[point.one.schema]} fill-rule="evenodd" />
          </g>
        ))}
        <g>
          {best.map((point) => {
            const box = places.get(point.one.id);
            return box && (
              <text key={point.one.id} lang={languageOf(said(point))} x={box[0]} y={box[3] - 3}>{said(point)}</text>
            );
          })}
        </g>
      </svg>
      <figcaption class="secondary">{t.scatterLead}</figcaption>
    </figure>
  );
}
