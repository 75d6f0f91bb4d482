// Hits while somebody types: asked for after a pause, and only the newest answer counts.
import { useEffect, useState } from 'preact/hooks';
import type { Shapes } from '../api/client.ts';
import { ask } from './read.ts';

const pause = 90;

export type Hit = Shapes['SearchHit'];
export type Suggestion = Shapes['NameSuggestion'];

export interface Found {
  /** What was asked for. */
  readonly asked: string;
  readonly hits: readonly Hit[];
  /** Where there are none: whose names are near. */
  readonly suggestions: readonly Suggestion[];
}

/** The best hits for the beginning of a name. */
export function useHits(typed: string, limit: number): Found | undefined {
  const [found, setFound] = useState<Found>();
  const asked = typed.trim();
  useEffect(() => {
    if (!asked) return;
    let isWanted = true;
    const timer = setTimeout(() => {
      ask('/api/v1/search/{dataset}', { path: { dataset: 'all' }, query: { q: asked, prefix: true, limit } }).then(
        (answer) => isWanted && setFound({ asked, hits: answer.results, suggestions: answer.suggestions }),
        () => isWanted && setFound({ asked, hits: [], suggestions: [] }),
      );
    }, pause);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [asked, limit]);
  return asked ? found : undefined;
}
