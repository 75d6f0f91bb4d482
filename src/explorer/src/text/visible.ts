// Characters that cannot be seen but change what is: they turn text around, split names that look the same, or hide.
// They are shown as their code points, as the service's own dossiers and messages show them.

const unseen = /[\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?![\t\n\r])\p{Cc}/gu;

/** What joins or parts two letters of a script that needs it, from Arabic to Georgian, as in Persian. */
const joiner = /(?<=(?=[\u0600-\u10FF])[\p{L}\p{Mn}\p{Mc}])[\u200C\u200D](?=(?=[\u0600-\u10FF])[\p{L}\p{Mn}\p{Mc}])/uy;

const codePoint = (character: string): string =>
  `<U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}>`;

/** Whether the character there is part of how a word is spelt. */
function isSpelling(text: string, place: number): boolean {
  joiner.lastIndex = place;
  return joiner.test(text);
}

/** Text with everything in it that cannot be seen as its code point. */
export const visible = (text: string): string =>
  text.replace(unseen, (character, place: number) => (isSpelling(text, place) ? character : codePoint(character)));

/** What is asked with again, and has to stay as it is: ids and addresses. */
const isKept = (key: string): boolean => /(^|_)(ids?|url|link|permalink|cite)$/.test(key);

/** An answer with all its texts made visible; what needs nothing stays the same object. */
export function allVisible<T>(answer: T): T {
  if (typeof answer === 'string') return visible(answer) as T;
  if (answer === null || typeof answer !== 'object') return answer;
  for (const [key, value] of Object.entries(answer)) {
    if (isKept(key)) continue;
    const shown = allVisible<unknown>(value);
    if (shown !== value) (answer as Record<string, unknown>)[key] = shown;
  }
  return answer;
}
