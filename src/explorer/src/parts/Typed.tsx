import type { JSX } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import { isDate } from '../dates.ts';
import { text } from '../state/language.ts';
import { visible } from '../text/visible.ts';

interface Props {
  value: string;
  onSet: (typed: string) => void;
  hint: string;
  size?: number;
  id?: string;
  label?: string;
  /** What may be written; anything, where it is not told. */
  isValid?: (typed: string) => boolean;
  /** What is said of what may not be. */
  wrong?: (typed: string) => string;
}

/**
 * A field in which something is written. What does not fit is not set but stays there, and it is said what would fit;
 * the same is said of a value that does not fit and comes from elsewhere, such as an address that was mistyped.
 */
export function Typed({ value, onSet, hint, size = 12, id, label, isValid = () => true, wrong }: Props): JSX.Element {
  const message = useId();
  const [refused, setRefused] = useState<string>();
  useEffect(() => setRefused(undefined), [value]);
  const shown = refused ?? value;
  const isWrong = shown !== '' && !isValid(shown);
  return (
    <>
      <input
        type="text" id={id} aria-label={label} size={size} placeholder={hint} value={shown}
        aria-invalid={isWrong || undefined} aria-describedby={isWrong ? message : undefined}
        onChange={(event) => {
          const typed = event.currentTarget.value.trim();
          const isRefused = typed !== '' && !isValid(typed);
          setRefused(isRefused ? typed : undefined);
          if (!isRefused) onSet(typed);
        }}
      />
      <span id={message} class="wrong" role="alert">{isWrong && wrong?.(visible(shown))}</span>
    </>
  );
}

/** A field for a date: a year, a month or a day. */
export const DateField = (props: Omit<Props, 'isValid' | 'wrong' | 'size'>): JSX.Element =>
  <Typed {...props} size={10} isValid={isDate} wrong={text.value.noDate} />;
