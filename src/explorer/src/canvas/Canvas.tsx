import type { JSX } from 'preact';
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import { schemaName } from '../state/catalog.ts';
import { language, text } from '../state/language.ts';
import type { Place } from '../state/pins.ts';
import { theme } from '../state/theme.ts';
import { nameOf } from '../text/names.ts';
import { act } from './act.ts';
import { Drawing, type Scene } from './drawing.ts';
import { palette } from './palette.ts';
import type { Picture } from './picture.ts';
import { listen } from './pointer.ts';
import { Tools } from './Tools.tsx';

export interface CanvasProps {
  picture: Picture;
  /** What of it is drawn. */
  shown: Picture;
  focus?: string;
  /** Those whose neighbours were asked for, in their order. */
  expanded: readonly string[];
  accent?: ReadonlySet<string>;
  selected: ReadonlySet<string>;
  pinned: ReadonlyMap<string, Place>;
  onExpand?: (id: string) => void;
  onHide: (id: string) => void;
  onSelect: (ids: readonly string[], isMore: boolean) => void;
  onPin: (id: string, place: Place | undefined) => void;
}

/** More than this is not drawn: filters are offered instead. */
const most = { dots: 5_000, lines: 20_000 };

function canDraw(): boolean {
  const context = document.createElement('canvas').getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}

const Keys = (): JSX.Element => {
  const t = text.value;
  return (
    <details class="keys">
      <summary>{t.keysTitle}</summary>
      <dl class="facts">
        {t.keys.map(([key, does]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{does}</dd></div>)}
      </dl>
    </details>
  );
};

/** The drawing, its keys and its tools. What the keyboard is at is said in words. */
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
  const first = props.focus ?? props.shown.dots[0]?.id;

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

  const { picture, shown, accent, selected, pinned, focus } = props;
  useEffect(() => drawing.current?.show(scene),
    [picture, shown, accent, selected, pinned, focus, marked, colours, language.value]);

  if (!isPossible || isTooLarge) return <p role="status">{isPossible ? t.tooLarge : t.noWebGl}</p>;

  const press = (event: KeyboardEvent): void => {
    if (!drawing.current || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') box.current?.blur();
    if (!act(event.key, drawing.current, props, marked, setMarked)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  const dot = shown.dots.find((one) => one.id === marked);
  const state = dot && (selected.has(dot.id) ? t.isSelected : '') + (pinned.has(dot.id) ? t.pinned : '');
  const ties = dot && shown.lines.filter((line) => line.source === dot.id || line.target === dot.id).length;
  return (
    <div>
      <div ref={box} class="canvas" tabIndex={0} role="application" aria-label={t.canvasLabel}
        aria-describedby={hint} aria-busy={!isLaid} onKeyDown={press} onBlur={() => setMarked(undefined)}
        onFocus={(event) => {
          if (event.currentTarget.matches(':focus-visible')) setMarked(first);
        }} />
      <Tools drawing={drawing} />
      <p class={dot ? 'secondary' : 'unseen'} role="status">
        {dot ? t.dotSaid(nameOf(dot, language.value), schemaName(dot.schema), ties!, state!)
          : isLaid ? t.laidOut : t.layingOut}
      </p>
      <p class="secondary" id={hint}>{t.canvasHint}</p>
      <Keys />
    </div>
  );
}
