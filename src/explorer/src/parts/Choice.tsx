import type { JSX } from 'preact';
import { here, set } from '../state/url.ts';
import { type DateField, Typed } from './Typed.tsx';

interface Props {
  label: string;
  /** The part of the address that is set. */
  name: string;
  options: readonly (readonly [value: string, text: string])[];
}

/**
 * A setting of the address with a few values; the first is the one without it. A value of the address that is none of
 * them, such as a list, is kept and shown.
 */
export function Choice({ label, name, options }: Props): JSX.Element {
  const [first] = options;
  const value = here.value.query[name] ?? first?.[0] ?? '';
  const said = new Map(options);
  const other = value.split(',').map((one) => said.get(one) ?? one).join(' · ');
  return (
    <label class="choice">
      <span>{label}</span>{' '}
      <select value={value}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          set({ [name]: chosen === first?.[0] ? undefined : chosen, path: undefined });
        }}>
        {options.map(([one, text]) => <option key={one} value={one}>{text}</option>)}
        {!said.has(value) && <option value={value}>{other}</option>}
      </select>
    </label>
  );
}

/** A setting of the address that is written: any text, or a date. What is not valid is not set. */
export function Field({ label, name, field: Written = Typed, ...how }: {
  label: string; name: string; hint: string; field?: typeof Typed | typeof DateField;
  isValid?: (typed: string) => boolean; wrong?: (typed: string) => string; size?: number;
}): JSX.Element {
  return (
    <label class="choice">
      <span>{label}</span>{' '}
      <Written {...how} value={here.value.query[name] ?? ''}
        onSet={(typed) => set({ [name]: typed, path: undefined })} />
    </label>
  );
}
