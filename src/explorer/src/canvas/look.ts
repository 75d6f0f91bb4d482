// How entities and ties look: sizes in pixels, colours, dashes. Status is weight, time is the dash.
import { type Dot, isAttendance, type Line, type Picture } from './picture.ts';
import { fade, type Palette } from './palette.ts';

/** The shapes in the order in which the program of the marks knows them. */
export const shapes = ['Person', 'Organization', 'Company', 'PublicBody', 'Body', 'Event'] as const;

export interface DotLook {
  size: number;
  color: string;
  shape: number;
  /** What fills the middle of a ring, so that no tie is seen through it. */
  ground: string;
}

export interface LineLook {
  size: number;
  color: string;
  /** Length of the dashes; 0 for a solid line. */
  dash: number;
  /** How far it lies beside the straight line, so that parallel ties are told apart. */
  shift: number;
}

/** From this many ties on, a picture is drawn as a whole: small marks, pale lines. */
const bigLines = 3_000;

export const isBig = (picture: Picture): boolean => picture.lines.length > bigLines;

const focusSize = 13;
const parallelGap = 4;

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

/** How large marks may be in a drawing whose shorter side has so many pixels, from half to whole. */
export const roomOf = (side: number): number => clamp(side / 440, 0.5, 1);

/** The size of a mark by its ties here, the number of marks, and the room for them. */
export function sizeOf(ties: number, count: number, big: boolean, isFocus: boolean, room: number): number {
  if (isFocus && !big) return focusSize * room;
  return room * (big
    ? Math.min(7, 1.4 + 0.32 * Math.sqrt(ties))
    : Math.min(12, 4.5 + 1.4 * Math.sqrt(ties)) * clamp(Math.sqrt(160 / count), 0.4, 1));
}

export const dotLook = (dot: Dot, size: number, colours: Palette): DotLook => ({
  size,
  color: colours.schemata[dot.schema] ?? colours.schemata.Organization!,
  shape: Math.max(shapes.indexOf(dot.schema as (typeof shapes)[number]), 0),
  ground: colours.ground,
});

export function lineLook(line: Line, beside: number, big: boolean, colours: Palette): LineLook {
  const shift = beside * parallelGap;
  if (big) return { size: 1, color: fade(colours.muted, 0.19), dash: 0, shift };
  const undated = line.start === null && line.end === null;
  const dash = line.status === 'self_declared' ? 4 : undated && !isAttendance(line.type) ? 7 : 0;
  if (isAttendance(line.type)) return { size: 1.2, color: fade(colours.control, 0.4), dash, shift };
  return line.status === 'confirmed_official'
    ? { size: 2, color: colours.muted, dash, shift }
    : { size: 1.2, color: colours.control, dash, shift };
}

/** Where each tie lies among those that join the same two: 0, 1, -1, 2 … from the middle. */
export function besides(lines: readonly Line[]): readonly number[] {
  const met = new Map<string, number>();
  return lines.map(({ source, target }) => {
    const pair = source < target ? `${source} ${target}` : `${target} ${source}`;
    const index = met.get(pair) ?? 0;
    met.set(pair, index + 1);
    const side = index % 2 === 0 ? -index / 2 : (index + 1) / 2;
    return source < target ? side : -side;
  });
}
