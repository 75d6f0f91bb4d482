// The names beside the marks: the weightier first, each in one of four places, never over another name or mark.
import { isHan } from '../text/names.ts';

export interface Mark {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

export interface Named extends Mark {
  readonly name: string;
  readonly weight: number;
  readonly isBold: boolean;
  readonly isAccented: boolean;
  /** Whether it is written even over a mark: the one that is looked at. */
  readonly isSure: boolean;
}

/** A line of a name where it is written: its middle, and its baseline. */
export interface Written {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly font: string;
  readonly isAccented: boolean;
}

type Box = readonly [left: number, top: number, right: number, bottom: number];

const lineHeight = 14;
const gap = 3;
const family = "Inter, 'PingFang SC', 'Noto Sans CJK SC', 'Microsoft YaHei', 'WenQuanYi Micro Hei', sans-serif";

export const fontOf = (isBold: boolean): string => `${isBold ? 600 : 450} 12px ${family}`;

const [mostLatin, mostHan] = [24, 11];

const mostLines = 3;

/** A name in at most three lines; what does not fit is cut with an ellipsis. */
export function linesOf(name: string): readonly string[] {
  const words = isHan(name) ? [...name] : name.split(' ');
  const [most, space] = isHan(name) ? [mostHan, ''] : [mostLatin, ' '];
  const lines: string[] = [];
  for (const word of words) {
    const line = lines.at(-1);
    const longer = line === undefined ? word : line + space + word;
    if (line !== undefined && [...longer].length <= most) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.length <= mostLines ? lines : [...lines.slice(0, mostLines - 1), `${lines[mostLines - 1]}…`];
}

const widths = new Map<string, number>();

/** How wide a text is; measuring is slow, so it is kept. */
function widthOf(text: string, font: string, context: CanvasRenderingContext2D): number {
  const key = font + text;
  let width = widths.get(key);
  if (width === undefined) {
    context.font = font;
    width = context.measureText(text).width;
    widths.set(key, width);
  }
  return width;
}

/** Whether a small text at a place would lie over what is written. */
export const isOver = (written: readonly Written[], place: { x: number; y: number }, width: number): boolean =>
  written.some((line) =>
    Math.abs(line.x - place.x) < (line.width + width) / 2 && Math.abs(line.y - place.y) < lineHeight);

const cross = (one: Box, other: Box): boolean =>
  one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];

/** Below, above, to the right, to the left. */
const placesFor = ({ x, y, size }: Mark, width: number, height: number): readonly Box[] => [
  [x - width / 2, y + size + gap, x + width / 2, y + size + gap + height],
  [x - width / 2, y - size - gap - height, x + width / 2, y - size - gap],
  [x + size + gap, y - height / 2, x + size + gap + width, y + height / 2],
  [x - size - gap - width, y - height / 2, x - size - gap, y + height / 2],
];

/** Places names among marks, in a drawing of a size; at most so many. */
export function write(
  names: readonly Named[], marks: readonly Mark[], size: { width: number; height: number }, most: number,
  context: CanvasRenderingContext2D,
): readonly Written[] {
  const taken: Box[] = marks.map(({ x, y, size: radius }) => [x - radius, y - radius, x + radius, y + radius]);
  const written: Written[] = [];
  let count = 0;
  for (const named of names.toSorted((one, other) => other.weight - one.weight)) {
    if (count >= most) break;
    const font = fontOf(named.isBold);
    const lines = linesOf(named.name);
    const width = Math.max(...lines.map((line) => widthOf(line, font, context))) + 2;
    const own: Box = [named.x - named.size, named.y - named.size, named.x + named.size, named.y + named.size];
    const places = placesFor(named, width, lines.length * lineHeight).filter((place) =>
      place[0] >= 0 && place[1] >= 0 && place[2] <= size.width && place[3] <= size.height);
    const box = places.find((place) =>
      !taken.some((other) => cross(place, other) && !other.every((side, index) => side === own[index])))
      ?? (named.isSure ? places[0] : undefined);
    if (!box) continue;
    taken.push(box);
    count++;
    lines.forEach((text, line) => written.push({
      text, font, width, isAccented: named.isAccented,
      x: (box[0] + box[2]) / 2,
      y: box[1] + (line + 1) * lineHeight - 3,
    }));
  }
  return written;
}
