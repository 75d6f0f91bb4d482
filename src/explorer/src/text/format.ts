// Numbers, countries and dates in words. Formatters are costly to make, so they are kept.
import { isDate } from '../dates.ts';
import type { Language } from './names.ts';

const locales = { en: 'en-GB', zh: 'zh-CN' };
const formatters = new Map<string, Intl.DateTimeFormat>();
const numbers = { en: new Intl.NumberFormat('en-GB'), zh: new Intl.NumberFormat('zh-CN') };
const regions = new Map<Language, Intl.DisplayNames>();

const precisions: Record<number, Intl.DateTimeFormatOptions> = {
  4: { year: 'numeric' },
  7: { year: 'numeric', month: 'long' },
  10: { year: 'numeric', month: 'long', day: 'numeric' },
};

/** A date, as exact as it is known. */
export function day(date: string, language: Language): string {
  const precision = precisions[date.length];
  if (!precision || !isDate(date)) return date;
  const key = language + date.length;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(locales[language], { ...precision, timeZone: 'UTC' });
    formatters.set(key, formatter);
  }
  return formatter.format(new Date(date));
}

/** The day on which somebody looks. */
export const today = (): string => new Date().toISOString().slice(0, 10);

export const number = (value: number, language: Language): string => numbers[language].format(value);

/** A share of 0 to 1 with at most two decimals, as confidence is given. */
export const share = (value: number): string => String(Math.round(value * 100) / 100);

/** Text that begins something. */
export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** The name of a language by its code. */
export function languageName(code: string, language: Language): string {
  try {
    return new Intl.DisplayNames(locales[language], { type: 'language', fallback: 'code' }).of(code) ?? code;
  } catch {
    return code;   // no code of a language
  }
}

/** The name of a country by its code. */
export function country(code: string, language: Language): string {
  let names = regions.get(language);
  if (!names) {
    names = new Intl.DisplayNames(locales[language], { type: 'region', fallback: 'code' });
    regions.set(language, names);
  }
  try {
    return names.of(code.toUpperCase()) ?? code;
  } catch {
    return code;   // no code of a country
  }
}
