import type { JSX } from 'preact';
import { language, text } from '../state/language.ts';
import { ruleIn } from '../text/rules.ts';

/** By which rules something is counted: said by the API. */
export const Rules = ({ rules }: { rules: readonly string[] }): JSX.Element => (
  <details class="rules">
    <summary>{text.value.howCounted}</summary>
    <ul>{rules.map((rule) => {
      const said = ruleIn(rule, language.value);
      return <li key={rule} lang={said.lang}>{said.text}</li>;
    })}</ul>
  </details>
);
