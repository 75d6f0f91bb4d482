import type { JSX } from 'preact';
import { schemaName, word } from '../state/catalog.ts';
import { text } from '../state/language.ts';
import { outlines, Shape } from './Shape.tsx';

const Line = ({ kind }: { kind: string }): JSX.Element => (
  <svg class={`line-${kind}`} viewBox="0 0 30 8" width="30" height="8" aria-hidden="true"><path d="M0 4h30" /></svg>
);

/** What the marks and lines of the canvas mean. */
export const Legend = (): JSX.Element => {
  const t = text.value;
  return (
    <ul class="legend" aria-label={t.legend}>
      {Object.keys(outlines).map((schema) => <li key={schema}><Shape schema={schema} /> {schemaName(schema)}</li>)}
      {(['confirmed_official', 'reported', 'self_declared'] as const).map((status) => (
        <li key={status}><Line kind={status} /> {word('statuses', status)}</li>
      ))}
      <li><Line kind="undated" /> {t.dontKnow}</li>
    </ul>
  );
};

/** What the bars of the bodies mean. */
export const BarLegend = ({ isWhenever }: { isWhenever?: boolean }): JSX.Element => {
  const t = text.value;
  const swatch = (name: string): JSX.Element => (
    <svg viewBox="0 0 30 14" width="30" height="14" aria-hidden="true">
      <rect class={name} x="0" y="2" width="29" height="10" />
      {name === 'bar-claimed' && <path class="bar-claim" d="M29 0v14" />}
    </svg>
  );
  return (
    <ul class="legend" aria-label={t.legend}>
      <li>{swatch('bar-certain')} {isWhenever ? t.knownNumber : t.certainToday}</li>
      {!isWhenever && <li>{swatch('bar-hatch')} {word('certainties', 'unknown')}</li>}
      <li>{swatch('bar-claimed')} {t.claimedNumber}</li>
    </ul>
  );
};
