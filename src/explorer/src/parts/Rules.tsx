import type { JSX } from 'preact';
import { text } from '../state/language.ts';

/** By which rules something is counted: said by the API, in its words. */
export const Rules = ({ rules }: { rules: readonly string[] }): JSX.Element => (
  <details class="rules">
    <summary>{text.value.howCounted}</summary>
    <ul lang="en">{rules.map((rule) => <li key={rule}>{rule}</li>)}</ul>
  </details>
);
