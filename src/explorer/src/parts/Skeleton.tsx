import type { JSX } from 'preact';
import { text } from '../state/language.ts';

/** What stands where an answer is awaited; it appears only after a moment. */
export const Skeleton = ({ lines = 4 }: { lines?: number }): JSX.Element => (
  <div class="skeleton" role="status" aria-busy="true" aria-label={text.value.loading}>
    {Array.from({ length: lines }, (_, line) => <div key={line} class="line" />)}
  </div>
);
