// Dates known to the day, the month or the year: from which moment to which they may lie.

/** Days since 1 January 1970. */
export type Moment = number;

const dayLength = 86_400_000;

const moment = (year: number, month: number, day: number): Moment => Date.UTC(year, month, day) / dayLength;

const partsOf = (date: string): number[] => date.split('-').map(Number);

/** The first moment that a date may mean. */
export function first(date: string): Moment {
  const [year = 0, month = 1, day = 1] = partsOf(date);
  return moment(year, month - 1, day);
}

/** The moment after the last that a date may mean. */
export function last(date: string): Moment {
  const [year = 0, month, day] = partsOf(date);
  return month === undefined ? moment(year + 1, 0, 1)
    : day === undefined ? moment(year, month, 1)
    : moment(year, month - 1, day + 1);
}

/** Whether a date is known to the day. */
export const isExact = (date: string): boolean => partsOf(date).length === 3;

/** A stretch of a bar: held for certain, known only to the month or year, or open. */
export interface Stretch {
  readonly kind: 'certain' | 'partial' | 'open';
  readonly from: Moment;
  readonly to: Moment;
}

/** How a term is drawn between two moments. Without any dates there is nothing to draw. */
export function stretches(start: string | null, end: string | null, from: Moment, to: Moment): Stretch[] {
  if (!start && !end) return [];
  const begins = start ? last(start) : end ? first(end) : from;
  const ends = end ? first(end) : start ? last(start) : to;
  const partial = (date: string): Stretch[] =>
    isExact(date) ? [] : [{ kind: 'partial', from: first(date), to: last(date) }];
  const parts: Stretch[] = [];
  if (!start) parts.push({ kind: 'open', from, to: begins });
  else if (start !== end) parts.push(...partial(start));
  if (start && end && ends > begins) {
    const sure = isExact(start) ? first(start) : begins;
    parts.push({ kind: 'certain', from: sure, to: isExact(end) ? last(end) : ends });
  } else if (start && end && isExact(start) && isExact(end)) {
    parts.push({ kind: 'certain', from: first(start), to: last(end) });
  }
  if (end) parts.push(...partial(end));
  else parts.push({ kind: 'open', from: begins, to });
  return parts.filter((part) => part.to > part.from);
}

/** Months since year 0, for sliders. */
export const monthOf = (date: string): number => {
  const [year = 0, month = 1] = partsOf(date);
  return year * 12 + month - 1;
};

/** The date of a month. */
export const dateOf = (month: number): string =>
  `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;

/** Whether text is a date: a year, a month or a day that there is. */
export function isDate(text: string): boolean {
  if (!/^\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?$/.test(text) || text.startsWith('0000')) return false;
  const day = new Date(text);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
