// What the keys do on the drawing.
import { pathOf } from '../state/address.ts';
import { go } from '../state/url.ts';
import type { CanvasProps } from './Canvas.tsx';
import type { Drawing } from './drawing.ts';
import { isDirection, towards, type Direction } from './keys.ts';

/** Steps to the neighbour that lies most in a direction, or to anyone who does where no neighbour lies there. */
function walk(drawing: Drawing, from: string, direction: Direction): string {
  const marks = drawing.marks();
  const mark = marks.get(from);
  if (!mark) return from;
  const near = new Map([...marks].filter(([id]) => drawing.neighboursOf(from).has(id)));
  return towards(mark, direction, near) ?? towards(mark, direction, marks) ?? from;
}

/** Does what a key stands for, at the one that is marked or in the middle; whether it stands for anything. */
export function act(
  key: string, drawing: Drawing, props: CanvasProps, marked: string | undefined,
  mark: (id: string | undefined) => void,
): boolean {
  const at = marked ?? props.focus ?? props.shown.dots[0]?.id;
  switch (key) {
    case '+': case '=': drawing.zoom('in'); return true;
    case '-': drawing.zoom('out'); return true;
    case '0': drawing.zoom('all'); return true;
    case 'Escape': mark(undefined); return true;
  }
  if (at === undefined) return false;
  if (isDirection(key)) {
    mark(marked === undefined ? at : walk(drawing, at, key));
    return true;
  }
  switch (key.toLowerCase()) {
    case 'enter': go(pathOf('e', at)); return true;
    case ' ': props.onSelect([at], true); return true;
    case 'e': props.onExpand?.(at); return true;
    case 'h': props.onHide(at); mark(undefined); return true;
    case 'p': props.onPin(at, props.pinned.has(at) ? undefined : drawing.placeOf(at)); return true;
    default: return false;
  }
}
