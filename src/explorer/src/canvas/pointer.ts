// The mouse on the drawing: hover, click, double click, drag, and the rectangle that selects many.
import type { CanvasProps } from './Canvas.tsx';
import type { Drawing } from './drawing.ts';

/** Listens until it is stopped. */
export function listen(drawing: Drawing, box: HTMLElement, props: { readonly current: CanvasProps }): () => void {
  const { sigma } = drawing;
  let dragged: string | undefined;
  let place: readonly [number, number] | undefined;

  const hover = (id: string | undefined): void => {
    if (drawing.hovered === id || dragged) return;
    box.classList.toggle('pointing', id !== undefined);
    drawing.hover(id);
  };
  sigma.on('enterNode', ({ node }) => hover(node));
  sigma.on('leaveNode', () => hover(undefined));

  sigma.on('clickNode', ({ node, event }) => {
    if (!place) props.current.onSelect([node], event.original.shiftKey);
  });
  sigma.on('doubleClickNode', ({ node, preventSigmaDefault }) => {
    preventSigmaDefault();
    props.current.onExpand?.(node);
  });
  sigma.on('clickStage', () => props.current.onSelect([], false));

  sigma.on('downNode', ({ node }) => {
    dragged = node;
    place = undefined;
    // Otherwise the picture would be scaled anew while a mark is drawn beyond its edge.
    if (!sigma.getCustomBBox()) sigma.setCustomBBox(sigma.getBBox());
  });
  sigma.on('moveBody', ({ event }) => {
    if (!dragged) return;
    place = drawing.move(dragged, event);
    event.preventSigmaDefault();
    event.original.preventDefault();
  });
  const drop = (): void => {
    if (dragged && place) props.current.onPin(dragged, place);
    dragged = undefined;
    setTimeout(() => {
      place = undefined;   // after the click that ends a drag
    });
  };
  sigma.on('upNode', drop);
  sigma.on('upStage', drop);

  return listenForRectangle(drawing, box, (ids) => props.current.onSelect(ids, true));
}

/** A click ends a drag too, and is none. */
function swallowClick(box: HTMLElement): void {
  const stop = (event: Event): void => event.stopPropagation();
  box.addEventListener('click', stop, { capture: true });
  setTimeout(() => box.removeEventListener('click', stop, { capture: true }));
}

/** Dragging with the shift key selects what lies in the rectangle. */
function listenForRectangle(
  drawing: Drawing, box: HTMLElement, onSelect: (ids: readonly string[]) => void,
): () => void {
  let start: { x: number; y: number } | undefined;
  let frame: HTMLElement | undefined;

  const at = (event: PointerEvent | MouseEvent): { x: number; y: number } => {
    const { left, top } = box.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const down = (event: MouseEvent): void => {
    if (!event.shiftKey || event.button !== 0 || drawing.hovered) return;
    event.stopPropagation();
    event.preventDefault();
    start = at(event);
    frame = document.createElement('div');
    frame.className = 'rectangle';
    box.append(frame);
  };
  const move = (event: MouseEvent): void => {
    if (!start || !frame) return;
    const now = at(event);
    frame.style.left = `${Math.min(start.x, now.x)}px`;
    frame.style.top = `${Math.min(start.y, now.y)}px`;
    frame.style.width = `${Math.abs(start.x - now.x)}px`;
    frame.style.height = `${Math.abs(start.y - now.y)}px`;
  };
  const up = (event: MouseEvent): void => {
    if (!start) return;
    const [one, other] = [start, at(event)];
    start = undefined;
    frame?.remove();
    swallowClick(box);
    const within = (value: number, a: number, b: number): boolean => value >= Math.min(a, b) && value <= Math.max(a, b);
    const ids = [...drawing.marks()].filter(([, mark]) =>
      within(mark.x, one.x, other.x) && within(mark.y, one.y, other.y)).map(([id]) => id);
    if (ids.length > 0) onSelect(ids);
  };
  box.addEventListener('mousedown', down, { capture: true });
  addEventListener('mousemove', move);
  addEventListener('mouseup', up);
  return () => {
    box.removeEventListener('mousedown', down, { capture: true });
    removeEventListener('mousemove', move);
    removeEventListener('mouseup', up);
  };
}
