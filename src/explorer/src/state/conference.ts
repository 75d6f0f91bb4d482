import type { Ref } from '../api/client.ts';
import { refOf } from '../text/names.ts';
import { useRead } from './read.ts';

/** The entity that stands for the conference itself. */
export const conference = 'org-wic';

/** An entity, if the data have it: nothing before that is known, `null` where they do not. */
export function useKnown(id: string): Ref | null | undefined {
  const { data, failure } = useRead('/api/v1/entities/{id}', { path: { id } });
  return data ? refOf(data) : failure && null;
}
