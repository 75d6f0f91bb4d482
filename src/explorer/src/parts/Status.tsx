import type { JSX } from 'preact';
import { word } from '../state/catalog.ts';
import { text } from '../state/language.ts';
import { share } from '../text/format.ts';

/** How sure a tie is: by its status and its confidence, never by one of them alone. */
export const Status = ({ tie }: { tie: { status: string; confidence: number } }): JSX.Element => (
  <span class={`status status-${tie.status}`}>
    <svg viewBox="0 0 18 8" width="18" height="8" aria-hidden="true"><path d="M0 4h18" /></svg>{' '}
    {word('statuses', tie.status)} · {text.value.confidence(share(tie.confidence))}
  </span>
);
