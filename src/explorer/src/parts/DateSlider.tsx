import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { dateOf, isDate, monthOf } from '../dates.ts';
import { language, text } from '../state/language.ts';
import { here, set } from '../state/url.ts';
import { day } from '../text/format.ts';
import { DateField } from './Typed.tsx';

/** The month of today, at which the slider ends. */
const today = new Date().toISOString().slice(0, 10);

/** The day that bodies are looked at, in the address as `as_of`: a slider by month, and a field for any date. */
export function DateSlider({ from }: { from: string }): JSX.Element {
  const t = text.value;
  const id = useId();
  const chosen = here.value.query.as_of;
  const isChosen = chosen !== undefined && isDate(chosen);
  const asOf = isChosen ? chosen : today.slice(0, 7);
  const [least, most] = [monthOf(from), monthOf(today)];
  const years = Array.from({ length: Math.floor((most - least) / 24) + 1 }, (_, index) =>
    Math.ceil(least / 12) + 1 + index * 2).filter((year) => year * 12 < most);
  const move = (month: number): void => set({ as_of: month >= most ? undefined : dateOf(month) });
  return (
    <div class="date-slider">
      <label for={id}>{t.asOf} <strong class="serif">{isChosen ? day(asOf, language.value) : t.today}</strong></label>
      <input id={id} type="range" min={least} max={most} value={monthOf(asOf)}
        aria-valuetext={isChosen ? day(asOf, language.value) : t.today}
        onInput={(event) => move(event.currentTarget.valueAsNumber)} />
      <div class="axis" aria-hidden="true">
        {years.map((year) => (
          <span key={year} ref={(label) => {
            if (label) label.style.left = `${(year * 12 - least) / (most - least) * 100}%`;
          }}>{year}</span>
        ))}
      </div>
      <p class="secondary">
        <label for={`${id}-date`}>{t.dateField}</label>{' '}
        <DateField id={`${id}-date`} hint="2016-06" value={chosen ?? ''}
          onSet={(typed) => set({ as_of: typed || undefined })} />
        {chosen && <>{' '}<button type="button" onClick={() => set({ as_of: undefined })}>{t.today}</button></>}
      </p>
    </div>
  );
}
