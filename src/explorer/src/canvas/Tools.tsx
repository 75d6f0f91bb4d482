import type { JSX } from 'preact';
import { catalog } from '../state/catalog.ts';
import { text } from '../state/language.ts';
import { permalink } from '../state/url.ts';
import type { Drawing } from './drawing.ts';
import { save, toPng, toSvg } from './export.ts';

/** What is written below a picture that is taken away: the note, the snapshot, the address. */
const notes = (): readonly string[] =>
  [text.value.neutralNote, `${catalog.value?.snapshot.id ?? ''} ${permalink()}`];

/** Zooming without a wheel, and the picture as a file. */
export function Tools({ drawing }: { drawing: { readonly current: Drawing | undefined } }): JSX.Element {
  const t = text.value;
  const keepSvg = (made: Drawing): void =>
    save(new Blob([toSvg(made.drawn(notes()))], { type: 'image/svg+xml' }), 'graphservice.svg');
  const keepPng = async (made: Drawing): Promise<void> => {
    const png = await toPng(toSvg(made.drawn(notes())));
    if (png) save(png, 'graphservice.png');
  };
  const use = (does: (made: Drawing) => unknown) => (): void => {
    if (drawing.current) does(drawing.current);
  };
  return (
    <div class="canvas-tools">
      <button type="button" aria-label={t.zoomIn} onClick={use((made) => made.zoom('in'))}>+</button>
      <button type="button" aria-label={t.zoomOut} onClick={use((made) => made.zoom('out'))}>−</button>
      <button type="button" onClick={use((made) => made.zoom('all'))}>{t.zoomAll}</button>
      <button type="button" onClick={use(keepSvg)}>{t.pictureSvg}</button>
      <button type="button" onClick={use(keepPng)}>{t.picturePng}</button>
    </div>
  );
}
