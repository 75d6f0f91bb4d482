import type { JSX } from 'preact';
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import { catalog } from '../state/catalog.ts';
import { pathOf } from '../state/address.ts';
import { language, text } from '../state/language.ts';
import { theme } from '../state/theme.ts';
import { go, permalink } from '../state/url.ts';
import { nameOf } from '../text/names.ts';
import { Drawing, type Scene } from './drawing.ts';
import { save, toPng, toSvg } from './export.ts';
import { isDirection, towards } from './keys.ts';
import { palette } from './palette.ts';
import type { Picture } from './picture.ts';
import { listen } from './pointer.ts';

export interface CanvasProps {
  picture: Picture;
  shown: Picture;
  focus?: string;
  /** Those whose neighbours were asked for, in their order. */
  expanded: readonly string[];
  accent?: ReadonlySet<string>;
  selected: ReadonlySet<string>;
  pinned: ReadonlyMap<string, readonly [number, number]>;
  onExpand?: (id: string) => void;
  onHide: (id: string) => void;
  onSelect: (ids: readonly string[], isMore: boolean) => void;
  onPin: (id: string, place: readonly [number, number] | undefined) => void;
}

/** More than this is not drawn: filters are offered instead. */
const most = { dots: 5_000, lines: 20_000 };

const canDraw = (): boolean => {
  const context = document.createElement('canvas').getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
};

export function Canvas(props: CanvasProps): JSX.Element {
  const t = text.value;
  const hint = useId();
  const box = useRef<HTMLDivElement>(null);
  const drawing = useRef<Drawing>(undefined);
  const [marked, setMarked] = useState<string>();
  const [isLaid, setLaid] = useState(false);
  const colours = useMemo(() => palette(), [theme.value]);
  const isPossible = useMemo(canDraw, []);
  const isTooLarge = props.picture.dots.length > most.dots || props.picture.lines.length > most.lines;
  const scene: Scene = { ...props, marked, colours, language: language.value };
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    if (!box.current || !isPossible || isTooLarge) return undefined;
    const made = new Drawing(box.current, scene, setLaid);
    drawing.current = made;
    const stop = listen(made, box.current, latest);
    return () => {
      stop();
      made.kill();
      drawing.current = undefined;
    };
  }, [isPossible, isTooLarge]);

  useEffect(() => drawing.current?.show(scene), [
    props.picture, props.shown, props.accent, props.selected, props.pinned, props.focus, marked, colours, language.value,
  ]);

  if (!isPossible || isTooLarge) return <p role="status">{isPossible ? t.tooLarge : t.noWebGl}</p>;

  const zoom = (way: 'in' | 'out' | 'all'): void => {
    const camera = drawing.current?.sigma.getCamera();
    const duration = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 200;
    void (way === 'in' ? camera?.animatedZoom({ duration })
      : way === 'out' ? camera?.animatedUnzoom({ duration }) : camera?.animatedReset({ duration }));
  };

  const press = (event: KeyboardEvent): void => {
    const made = drawing.current;
    if (!made || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!act(event.key, made)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** What a key does; whether it does anything. */
  const act = (key: string, made: Drawing): boolean => {
    const marks = made.marks();
    const at = marked && marks.has(marked) ? marked : props.focus ?? props.shown.dots[0]?.id;
    if (isDirection(key)) {
      const from = at && marks.get(at);
      if (!from) return false;
      const near = new Map([...made.neighboursOf(at)].flatMap((id) => {
        const mark = marks.get(id);
        return mark ? [[id, mark] as const] : [];
      }));
      setMarked(marked === undefined ? at : towards(from, key, near) ?? towards(from, key, marks) ?? at);
      return true;
    }
    switch (key) {
      case '+': case '=': zoom('in'); return true;
      case '-': zoom('out'); return true;
      case '0': zoom('all'); return true;
      case 'Escape': box.current?.blur(); setMarked(undefined); return true;
    }
    if (!at) return false;
    switch (key.toLowerCase()) {
      case 'enter': go(pathOf('e', at)); return true;
      case ' ': props.onSelect([at], true); return true;
      case 'e': props.onExpand?.(at); return true;
      case 'h': props.onHide(at); setMarked(undefined); return true;
      case 'p': {
        const { x, y } = made.graph.getNodeAttributes(at);
        props.onPin(at, props.pinned.has(at) ? undefined : [Math.round(x), Math.round(y)]);
        return true;
      }
      default: return false;
    }
  };

  const dot = marked && props.shown.dots.find((one) => one.id === marked);
  const said = dot
    ? t.dotSaid(nameOf(dot, language.value), t.schemata[dot.schema] ?? '', drawing.current?.neighboursOf(dot.id).size ?? 0,
      (props.selected.has(dot.id) ? t.isSelected : '') + (props.pinned.has(dot.id) ? t.pinned : ''))
    : isLaid ? t.laidOut : t.layingOut;
  const notes = (): readonly string[] => [t.neutralNote, `${catalog.value?.snapshot.id ?? ''}  ${permalink()}`];

  return (
    <div>
      <div ref={box} class="canvas" tabIndex={0} role="application" aria-label={t.canvasLabel}
        aria-describedby={hint} aria-busy={!isLaid} onKeyDown={press} onBlur={() => setMarked(undefined)}
        onFocus={(event) => {
          if (event.currentTarget.matches(':focus-visible')) setMarked(props.focus ?? props.shown.dots[0]?.id);
        }} />
      <div class="canvas-tools">
        <button type="button" aria-label={t.zoomIn} onClick={() => zoom('in')}>+</button>
        <button type="button" aria-label={t.zoomOut} onClick={() => zoom('out')}>−</button>
        <button type="button" onClick={() => zoom('all')}>{t.zoomAll}</button>
        <button type="button" onClick={() => {
          const svg = drawing.current && toSvg(drawing.current.drawn(notes()));
          if (svg) save(new Blob([svg], { type: 'image/svg+xml' }), 'graphservice.svg');
        }}>{t.pictureSvg}</button>
        <button type="button" onClick={() => {
          if (!drawing.current) return;
          void toPng(drawing.current.drawn(notes())).then((png) => png && save(png, 'graphservice.png'));
        }}>{t.picturePng}</button>
      </div>
      <p class={dot ? 'secondary' : 'unseen'} role="status">{said}</p>
      <p class="secondary" id={hint}>{t.canvasHint}</p>
      <details class="keys">
        <summary>{t.keysTitle}</summary>
        <dl class="facts">{t.keys.map(([key, does]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{does}</dd></div>)}</dl>
      </details>
    </div>
  );
}
