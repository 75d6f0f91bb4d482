import type { Entity, Ref } from '../api/client.ts';
import { refOf } from '../text/names.ts';
import { useRead } from './read.ts';

/** Entities that an answer describes, by id. */
export type Known = Readonly<Record<string, Entity>>;

/** An entity that the address names by its id only. */
export function useEntity(id: string | undefined, known: Known): Ref | undefined {
  const entity = id ? known[id] : undefined;
  const { data } = useRead('/api/v1/entities/{id}', id && !entity ? { path: { id } } : null);
  const found = entity ?? (data?.id === id ? data : undefined);
  return found && refOf(found);
}
