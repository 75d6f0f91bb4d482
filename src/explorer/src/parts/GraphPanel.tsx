import type { ComponentType, JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { CanvasProps } from '../canvas/Canvas.tsx';
import { type Picture, without } from '../canvas/picture.ts';
import { listOf } from '../state/address.ts';
import { text } from '../state/language.ts';
import { here, set, step } from '../state/url.ts';
import { GraphList } from './GraphList.tsx';
import { Legend } from './Legend.tsx';
import { Selection } from './Selection.tsx';
import { Skeleton } from './Skeleton.tsx';
import { Tabs } from './Tabs.tsx';

interface Props {
  picture: Picture;
  /** The entity in the middle of attention. */
  focus?: string;
  /** The ties that are told apart: those of the chosen path. */
  accent?: ReadonlySet<string>;
  /** The part of the address that lists the entities expanded. */
  expansion?: 'with' | 'ids';
  isLarge?: boolean;
}

/** The canvas and what it needs is loaded after the text. */
function useCanvas(isWanted: boolean): ComponentType<CanvasProps> | undefined {
  const [canvas, setCanvas] = useState<{ Canvas: ComponentType<CanvasProps> }>();
  useEffect(() => {
    if (isWanted) void import('../canvas/Canvas.tsx').then(setCanvas);
  }, [isWanted]);
  return canvas?.Canvas;
}

/** Adds to a list in the address, or takes out of it. */
function toggle(key: 'with' | 'ids' | 'hide' | 'sel', id: string): void {
  const list = listOf(here.peek().query[key]);
  step({ [key]: (list.includes(id) ? list.filter((one) => one !== id) : [...list, id]).join() });
}

/** Ties of attendance are many and say little: off by default in large pictures. */
const manyDots = 300;
const isAttendance = (type: string): boolean => type === 'participated_in' || type === 'speaker_at';

/** A picture as a drawing, and the same as a list. */
export function GraphPanel({ picture, focus, accent, expansion, isLarge }: Props): JSX.Element {
  const t = text.value;
  const { query } = here.value;
  const isList = query.show === 'list';
  const Canvas = useCanvas(!isList);
  const withAttendance = query.attendance ? query.attendance === 'on' : picture.dots.length <= manyDots;
  const shown = useMemo(() => {
    const seen = without(picture, new Set(listOf(query.hide)));
    return withAttendance ? seen : { ...seen, lines: seen.lines.filter((line) => !isAttendance(line.type)) };
  }, [picture, query.hide, withAttendance]);
  const hidden = listOf(query.hide);
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
            <Canvas picture={shown} focus={focus} accent={accent}
              onExpand={expansion && ((id) => toggle(expansion, id))}
              onHide={(id) => toggle('hide', id)} onSelect={(id) => toggle('sel', id)} />
          ) : <Skeleton lines={6} />}
      </div>
      <Selection dots={shown.dots} selected={listOf(query.sel)} />
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
