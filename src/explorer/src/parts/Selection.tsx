import type { JSX } from 'preact';
import type { Dot } from '../canvas/picture.ts';
import { text } from '../state/language.ts';
import { set } from '../state/url.ts';
import type { Place } from '../state/pins.ts';
import { pin } from '../state/view.ts';
import { EntityLink } from './EntityLink.tsx';
import { Link } from './Link.tsx';

interface Props {
  dots: readonly Dot[];
  selected: ReadonlySet<string>;
  pinned: ReadonlyMap<string, Place>;
  onExpand?: (id: string) => void;
  onHide: (id: string) => void;
}

/** What can be done with one that is selected. */
function One({ dot, pinned, onExpand, onHide }: Omit<Props, 'dots' | 'selected'> & { dot: Dot }): JSX.Element {
  const t = text.value;
  return (
    <>
      {onExpand && <button type="button" onClick={() => onExpand(dot.id)}>{t.expand}</button>}
      <button type="button" onClick={() => onHide(dot.id)}>{t.hide}</button>
      {pinned.has(dot.id) && <button type="button" onClick={() => pin(dot.id, undefined)}>{t.unpin}</button>}
    </>
  );
}

/** What is selected on the picture, and the question that two or more of them raise. */
export function Selection({ dots, selected, ...actions }: Props): JSX.Element | null {
  const t = text.value;
  const chosen = dots.filter((dot) => selected.has(dot.id));
  if (chosen.length === 0) return null;
  const [from, to] = chosen;
  const connects = chosen.length === 2
    ? { to: '/paths', query: { from: from!.id, to: to!.id } }
    : { to: '/overlap', query: { ids: chosen.map((dot) => dot.id).join() } };
  return (
    <div class="selection" role="region" aria-label={t.selected}>
      <p>{t.labelled(t.selected)}{chosen.map((dot) => <span key={dot.id}><EntityLink entity={dot} /> </span>)}</p>
      <p class="buttons">
        {chosen.length === 1 ? <One dot={from!} {...actions} />
          : <Link class="button" {...connects}>{t.whatConnects}</Link>}
        <button type="button" onClick={() => set({ sel: undefined })}>{t.unselect}</button>
      </p>
    </div>
  );
}
