// What the words of answers are called: the API tells it, so that page and API cannot differ. No browser here.
import type { Shapes } from '../api/client.ts';
import { capital } from './format.ts';
import type { Language } from './names.ts';

type Term = Shapes['Term'];

/** What a word is called in a language; the word itself where nobody tells it. */
export function termIn(terms: readonly Term[] | undefined, key: string, language: Language): string {
  const term = terms?.find((one) => one.key === key);
  return (language === 'zh' ? term?.label_zh : undefined) ?? term?.label ?? key.replaceAll('_', ' ');
}

/** All words and what they are called, to be chosen from; beginning with a capital. */
export const choicesOf = (terms: readonly Term[] | undefined, language: Language):
  readonly (readonly [key: string, said: string])[] =>
  (terms ?? []).map(({ key }) => [key, capital(termIn(terms, key, language))]);
