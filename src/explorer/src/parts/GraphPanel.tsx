import type { ComponentType, JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { CanvasProps } from '../canvas/Canvas.tsx';
import { isAttendance, type Picture, without } from '../canvas/picture.ts';
import { listOf } from '../state/address.ts';
import { text } from '../state/language.ts';
import { here, set, step } from '../state/url.ts';
import { pinsOf } from '../state/pins.ts';
import { pin, select, toggle } from '../state/view.ts';
import { GraphList } from './GraphList.tsx';
import { Legend } from './Legend.tsx';
import { Selection } from './Selection.tsx';
import { Skeleton } from './Skeleton.tsx';
import { Tabs } from './Tabs.tsx';

interface Props {
  picture: Picture;
  /** The entity in the middle of attention. */
  focus?: string;
  /** Those whose neighbours were asked for, in their order. */
  expanded?: readonly string[];
  /** The ties that are told apart: those of the chosen path. */
  accent?: ReadonlySet<string>;
  /** The part of the address that lists what is expanded; without it nothing can be. */
  expansion?: 'with' | 'ids';
  isLarge?: boolean;
}

const none: readonly string[] = [];

/** The canvas and what it needs is loaded after the text. */
function useCanvas(isWanted: boolean): ComponentType<CanvasProps> | undefined {
  const [canvas, setCanvas] = useState<{ Canvas: ComponentType<CanvasProps> }>();
  useEffect(() => {
    if (isWanted) void import('../canvas/Canvas.tsx').then(setCanvas);
  }, [isWanted]);
  return canvas?.Canvas;
}

/** Attendances are many and say little: in pictures with more marks they are off by default. */
const manyDots = 300;

/** A picture as a drawing, and the same as a list. */
export function GraphPanel({ picture, focus, expanded = none, accent, expansion, isLarge }: Props): JSX.Element {
  const t = text.value;
  const { query } = here.value;
  const isList = query.show === 'list';
  const Canvas = useCanvas(!isList);
  const withAttendance = query.attendance ? query.attendance === 'on' : picture.dots.length <= manyDots;
  const shown = useMemo(() => {
    const seen = without(picture, new Set(listOf(query.hide)));
    return withAttendance ? seen : { ...seen, lines: seen.lines.filter((line) => !isAttendance(line.type)) };
  }, [picture, query.hide, withAttendance]);
  const selected = useMemo(() => new Set(listOf(query.sel)), [query.sel]);
  const pinned = useMemo(() => pinsOf(query.pin), [query.pin]);
  const hidden = listOf(query.hide);
  const expand = expansion && ((id: string) => {
    if (id !== expanded[0]) toggle(expansion, id);   // it is what all began with
  });
  const hide = (id: string): void => toggle('hide', id);
  return (
    <div class={isLarge ? 'graph large' : 'graph'}>
      <div class="graph-head">
        <Tabs label={t.shownAs} panel="graph" chosen={isList ? 'list' : 'picture'}
          tabs={[{ key: 'picture', text: t.picture }, { key: 'list', text: t.list }]}
          onChoose={(key) => set({ show: key === 'list' ? 'list' : undefined })} />
        <span class="secondary">{t.graphSize(shown.dots.length, shown.lines.length)}</span>
      </div>
      <div id="graph" role="tabpanel" aria-labelledby={isList ? 'graph-list' : 'graph-picture'}>
        {isList ? <GraphList picture={shown} />
          : Canvas ? (
            <Canvas {...{ picture, shown, focus, expanded, accent, selected, pinned }}
              onExpand={expand} onHide={hide} onSelect={select} onPin={pin} />
          ) : <Skeleton lines={6} />}
      </div>
      <Selection dots={shown.dots} selected={selected} pinned={pinned} onExpand={expand} onHide={hide} />
      {hidden.length > 0 && (
        <p><button type="button" onClick={() => step({ hide: undefined })}>{t.showHidden(hidden.length)}</button></p>
      )}
      <p class="secondary">
        <label>
          <input type="checkbox" checked={withAttendance}
            onChange={(event) => set({ attendance: event.currentTarget.checked ? 'on' : 'off' })} />{' '}
          {t.showAttendance}
        </label>
      </p>
      {!isList && <Legend />}
    </div>
  );
}
