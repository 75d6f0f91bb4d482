// Sources as numbered notes: each once, in the order in which they are first cited.
import type { Source } from '../api/client.ts';

export interface Notes {
  readonly sources: readonly Source[];
  /** The numbers of some sources, from 1. */
  readonly numbersOf: (sources: readonly Source[]) => readonly number[];
}

export function notesOf(cited: readonly (readonly Source[])[]): Notes {
  const numbers = new Map<string, number>();
  const sources: Source[] = [];
  for (const source of cited.flat()) {
    if (numbers.has(source.id)) continue;
    sources.push(source);
    numbers.set(source.id, sources.length);
  }
  return { sources, numbersOf: (some) => some.map((source) => numbers.get(source.id)!).toSorted((a, b) => a - b) };
}
