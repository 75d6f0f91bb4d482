// What is drawn and listed: entities and the ties between them, whichever answer they came from.
import type { PathShape, Ref, Text, Tie } from '../api/client.ts';

export interface Dot extends Ref {
  /** How many ties it has in the data, drawn here or not; unknown where the answer does not tell. */
  readonly degree?: number;
}

export interface Line {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly type: string;
  readonly caption: string;
  readonly roles: readonly Text[];
  readonly start: string | null;
  readonly end: string | null;
  readonly status: Tie['status'];
  readonly confidence: number;
}

export interface Picture {
  readonly dots: readonly Dot[];
  readonly lines: readonly Line[];
}

/** Whether a kind of tie is mere attendance. */
export const isAttendance = (type: string): boolean => type === 'participated_in' || type === 'speaker_at';

export const lineOf = (tie: Tie): Line => ({ ...tie, source: tie.subject_id, target: tie.object_id });

/** The entities and ties of paths, each once. */
export function pictureOfPaths(paths: readonly PathShape[], entities: Readonly<Record<string, Ref>>): Picture {
  const ids = new Set(paths.flatMap((path) => path.node_ids));
  const lines = new Map(paths.flatMap((path) => path.hops).flatMap((hop) => hop.relationships)
    .map((tie) => [tie.id, lineOf(tie)]));
  return {
    dots: [...ids].map((id) => entities[id] ?? { id, caption: id, schema: '', names: [] }),
    lines: [...lines.values()],
  };
}

/** A picture without some of its entities, and without the ties that lose an end. */
export function without(picture: Picture, hidden: ReadonlySet<string>): Picture {
  if (hidden.size === 0) return picture;
  return {
    dots: picture.dots.filter((dot) => !hidden.has(dot.id)),
    lines: picture.lines.filter((line) => !hidden.has(line.source) && !hidden.has(line.target)),
  };
}

/** Which entity is tied to which, in both directions. */
export function neighboursOf(picture: Picture): ReadonlyMap<string, ReadonlySet<string>> {
  const neighbours = new Map(picture.dots.map((dot) => [dot.id, new Set<string>()]));
  for (const { source, target } of picture.lines) {
    neighbours.get(source)?.add(target);
    neighbours.get(target)?.add(source);
  }
  return neighbours;
}
