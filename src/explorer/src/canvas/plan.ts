// The plan of a picture's layout.
import type { Plan } from './layout.ts';
import { isAttendance, neighboursOf, type Picture } from './picture.ts';

const attendanceWeight = 0.4;
const mostParallel = 3;

/** In which stage each mark enters: with the first of the expanded that it is, or is tied to; at once otherwise. */
function stagesOf(picture: Picture, expanded: readonly string[]): Uint8Array {
  const neighbours = neighboursOf(picture);
  const later = new Map<string, number>();
  const enter = (id: string, stage: number): void => {
    if (!later.has(id)) later.set(id, stage);
  };
  expanded.forEach((id, stage) => {
    enter(id, stage);
    neighbours.get(id)?.forEach((other) => enter(other, stage));
  });
  return Uint8Array.from(picture.dots, (dot) => Math.min(later.get(dot.id) ?? 0, 255));
}

/** A plan, in the order of the picture's marks. */
export function planOf(picture: Picture, expanded: readonly string[], isBig: boolean): Plan {
  const index = new Map(picture.dots.map((dot, at) => [dot.id, at]));
  const pairs = new Map<string, { source: number; target: number; weight: number }>();
  for (const line of picture.lines) {
    const [source, target] = [index.get(line.source)!, index.get(line.target)!];
    if (source === target) continue;
    const key = source < target ? `${source} ${target}` : `${target} ${source}`;
    const pair = pairs.get(key) ?? { source, target, weight: 0 };
    pair.weight = Math.min(pair.weight + (isAttendance(line.type) ? attendanceWeight : 1), mostParallel);
    pairs.set(key, pair);
  }
  const edges = [...pairs.values()];
  return {
    sizes: Float32Array.from(picture.dots, (dot) => (dot.id === expanded[0] ? 26 : 16)),
    stages: stagesOf(picture, expanded),
    sources: Uint32Array.from(edges, (edge) => edge.source),
    targets: Uint32Array.from(edges, (edge) => edge.target),
    weights: Float32Array.from(edges, (edge) => edge.weight),
    isBig,
  };
}
