import type { JSX } from 'preact';
import type { Certainty } from '../api/client.ts';
import { language, text } from '../state/language.ts';
import { day } from '../text/format.ts';

export interface Term {
  start: string | null;
  end: string | null;
  last_attested?: string | null;
}

/** A term in words: what is known of it and what is not. */
export function termText({ start, end }: Term): string {
  const t = text.value;
  const spoken = (date: string): string => day(date, language.value);
  if (!start && !end) return t.noDates;
  if (start && end) return start === end ? spoken(start) : `${spoken(start)} – ${spoken(end)}`;
  return start ? `${spoken(start)} – ${t.endUnknown}` : `${t.startUnknown} – ${spoken(end!)}`;
}

/** Whether and when several held at the same time, as far as dates tell. */
export function togetherText(certainty: Certainty, days: { start: string | null; end: string | null } | null): string {
  const from = days?.start && day(days.start, language.value);
  const to = days?.end && day(days.end, language.value);
  const span = from === to ? from ?? '' : from && to ? `${from} – ${to}`
    : from ? text.value.since(from) : text.value.until(to!);
  return text.value.together[certainty](span);
}

export function Dates(term: Term): JSX.Element {
  const attested = term.last_attested && !term.end
    ? text.value.bracketed(text.value.lastAttested(day(term.last_attested, language.value))) : '';
  return <span class="dates">{termText(term)}{attested}</span>;
}
