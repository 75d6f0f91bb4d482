import type { JSX } from 'preact';
import type { Dot } from '../canvas/picture.ts';
import { text } from '../state/language.ts';
import { step } from '../state/url.ts';
import { EntityLink } from './EntityLink.tsx';
import { Link } from './Link.tsx';

/** What was selected on the canvas, and the question that two or more of them raise. */
export function Selection({ dots, selected }: { dots: readonly Dot[]; selected: readonly string[] }):
  JSX.Element | null {
  const t = text.value;
  const chosen = dots.filter((dot) => selected.includes(dot.id));
  if (chosen.length === 0) return null;
  const [from, to] = chosen;
  return (
    <div class="selection" role="region" aria-label={t.selected}>
      <p>{t.selected}: {chosen.map((dot) => <span key={dot.id}><EntityLink entity={dot} /> </span>)}</p>
      <p class="buttons">
        {chosen.length === 2 && (
          <Link class="button" to="/paths" query={{ from: from!.id, to: to!.id }}>{t.whatConnects}</Link>
        )}
        {chosen.length > 2 && (
          <Link class="button" to="/g" query={{ ids: chosen.map((dot) => dot.id).join(), hops: 1, sel: '' }}>
            {t.whatConnects}
          </Link>
        )}
        <button type="button" onClick={() => step({ sel: undefined })}>{t.unselect}</button>
      </p>
    </div>
  );
}
