import { useMemo } from 'preact/hooks';
import type { Picture } from '../canvas/picture.ts';
import { pictureOf } from '../canvas/subgraph.ts';
import { type Failure, type Parameters, useRead } from './read.ts';

export type SubgraphQuery = NonNullable<Parameters<'/api/v1/subgraph'>['query']>;

/** What lies around some entities, as a picture; nothing is asked where there are none. */
export function useSubgraph(query: SubgraphQuery): { picture?: Picture; kept?: string; failure?: Failure } {
  const asked = query.ids.length > 0 ? { query: { ...query, sources: 'none' as const } } : null;
  const { data, kept, failure } = useRead('/api/v1/subgraph', asked);
  const picture = useMemo(() => data && pictureOf(data), [data]);
  return { picture, kept, failure };
}
