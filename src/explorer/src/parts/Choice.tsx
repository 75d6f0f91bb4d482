import type { JSX } from 'preact';
import { here, set } from '../state/url.ts';

interface Props {
  label: string;
  /** The part of the address that is set. */
  name: string;
  options: readonly (readonly [value: string, text: string])[];
}

/** A setting of the address with a few values; the first is the one without it. */
export const Choice = ({ label, name, options }: Props): JSX.Element => (
  <label class="choice">
    <span>{label}</span>{' '}
    <select value={here.value.query[name] ?? options[0]?.[0]}
      onChange={(event) => {
        const { value } = event.currentTarget;
        set({ [name]: value === options[0]?.[0] ? undefined : value });
      }}>
      {options.map(([value, said]) => <option key={value} value={value}>{said}</option>)}
    </select>
  </label>
);
