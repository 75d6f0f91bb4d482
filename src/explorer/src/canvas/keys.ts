// Walking over the picture with the arrow keys.
import type { Mark } from './names.ts';

export type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

const steps: Readonly<Record<Direction, readonly [number, number]>> = {
  ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1],
};

export const isDirection = (key: string): key is Direction => key in steps;

/** The one that lies most in a direction; nothing where none lies that way. */
export function towards(from: Mark, direction: Direction, others: ReadonlyMap<string, Mark>): string | undefined {
  const [dx, dy] = steps[direction];
  let best: string | undefined;
  let least = Infinity;
  for (const [id, mark] of others) {
    const [x, y] = [mark.x - from.x, mark.y - from.y];
    const ahead = x * dx + y * dy;
    const aside = Math.abs(x * dy) + Math.abs(y * dx);
    if (ahead <= 0 || aside > 2 * ahead) continue;
    const cost = Math.hypot(x, y) + aside;
    if (cost < least) [best, least] = [id, cost];
  }
  return best;
}
