// The picture as a file: drawn anew from the positions, so that it is sharp at any size.
import { isHan } from '../text/names.ts';
import { outlines } from '../parts/Shape.tsx';
import type { Written } from './names.ts';

export interface Drawn {
  readonly width: number;
  readonly height: number;
  readonly ground: string;
  readonly ink: string;
  readonly accent: string;
  readonly marks: readonly { x: number; y: number; size: number; color: string; schema: string }[];
  readonly lines: readonly {
    from: readonly [number, number]; to: readonly [number, number]; width: number; color: string; dash: number;
  }[];
  readonly names: readonly Written[];
  /** What is written below: the note, the date of the data, the address. */
  readonly notes: readonly string[];
}

const namespace = 'http://www.w3.org/2000/svg';
const noteHeight = 16;

/** About how wide a letter of the notes is; Chinese ones are twice as wide. */
const noteLetter = 6.6;

/** A note in lines of at most so many letters. */
function wrap(note: string, most: number): string[] {
  const lines = [''];
  let width = 0;
  for (const piece of note.match(/\p{Script=Han}|[^\s\p{Script=Han}]+\s*|\s+/gu)?.flatMap((word) =>
    word.length > most ? word.match(new RegExp(`.{1,${most}}`, 'gu'))! : [word]) ?? []) {
    const long = isHan(piece) ? 2 : piece.length;
    if (width + long > most) {
      lines.push('');
      width = 0;
    }
    lines[lines.length - 1] += piece;
    width += long;
  }
  return lines;
}

function element(name: string, attributes: Readonly<Record<string, string | number>>, text?: string): SVGElement {
  const made = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  if (text !== undefined) made.textContent = text;
  return made;
}

/** The picture as SVG. Built by the document's own calls: a name is always text, whatever it says. */
export function toSvg(drawn: Drawn): string {
  const notes = drawn.notes.flatMap((note) => wrap(note, Math.floor((drawn.width - 24) / noteLetter)));
  const height = drawn.height + noteHeight * (notes.length + 1);
  const svg = element('svg', {
    xmlns: namespace, width: drawn.width, height, viewBox: `0 0 ${drawn.width} ${height}`,
    'font-family': 'Inter, PingFang SC, Noto Sans CJK SC, Microsoft YaHei, sans-serif', 'font-size': 12,
  });
  svg.append(element('rect', { width: drawn.width, height, fill: drawn.ground }));
  for (const line of drawn.lines) {
    svg.append(element('path', {
      d: `M${line.from.join(' ')}L${line.to.join(' ')}`, stroke: line.color, 'stroke-width': line.width,
      ...(line.dash > 0 && { 'stroke-dasharray': `${line.dash} ${line.dash * 0.7}` }),
    }));
  }
  for (const mark of drawn.marks) {
    const scale = mark.size / 6.4;
    svg.append(element('path', {
      d: outlines[mark.schema] ?? outlines.Organization!, fill: mark.color, 'fill-rule': 'evenodd',
      transform: `translate(${mark.x - 8 * scale} ${mark.y - 8 * scale}) scale(${scale})`,
    }));
  }
  for (const name of drawn.names) {
    svg.append(element('text', {
      x: name.x, y: name.y, 'text-anchor': 'middle', fill: name.isAccented ? drawn.accent : drawn.ink,
      stroke: drawn.ground, 'stroke-width': 3, 'paint-order': 'stroke', 'font-weight': name.font.split(' ')[0]!,
    }, name.text));
  }
  notes.forEach((note, index) => svg.append(element('text', {
    x: 12, y: drawn.height + noteHeight * (index + 1), fill: drawn.ink,
  }, note)));
  return new XMLSerializer().serializeToString(svg);
}

/** What a style sheet says of a figure, and what stands in its place where there is none. */
const styles = [
  'fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'font-family', 'font-size', 'font-weight', 'text-anchor',
  'opacity',
];

/** A figure of the page as a file of its own: with the styles that it is seen in, and notes below it. */
export function figureOf(figure: SVGSVGElement, notes: readonly string[]): string {
  const { width, height } = figure.getBoundingClientRect();
  const lines = notes.flatMap((note) => wrap(note, Math.floor((width - 24) / noteLetter)));
  const whole = element('svg', {
    xmlns: namespace, width, height: height + noteHeight * (lines.length + 1),
    'font-family': 'Inter, sans-serif', 'font-size': 12,
  });
  const { backgroundColor, color } = getComputedStyle(document.body);
  whole.append(element('rect', { width: '100%', height: '100%', fill: backgroundColor }));
  const copy = figure.cloneNode(true) as SVGSVGElement;
  const made = [copy, ...copy.querySelectorAll<SVGElement>('*')];
  [figure, ...figure.querySelectorAll<SVGElement>('*')].forEach((seen, index) => {
    const style = getComputedStyle(seen);
    for (const name of styles) made[index]!.setAttribute(name, style.getPropertyValue(name));
  });
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  whole.append(copy);
  lines.forEach((line, index) => whole.append(element('text', {
    x: 12, y: height + noteHeight * (index + 1), fill: color,
  }, line)));
  return new XMLSerializer().serializeToString(whole);
}

/** A picture as PNG, twice as fine as the screen. */
export async function toPng(svg: string): Promise<Blob | null> {
  const image = new Image();
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width * 2;
    canvas.height = image.height * 2;
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve) => canvas.toBlob(resolve));
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Hands a file to the browser to be kept. */
export function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1_000);
}
