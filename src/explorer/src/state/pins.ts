// Pinned marks in the address. No browser here.
import { listOf } from './address.ts';

export type Place = readonly [x: number, y: number];

const pinPattern = /^(.+):(-?\d+):(-?\d+)$/;

/** Pinned marks and where they stand, written as `id:x:y,…` in whole units of the layout. */
export function pinsOf(value: string | undefined): ReadonlyMap<string, Place> {
  return new Map(listOf(value).flatMap((pin) => {
    const match = pinPattern.exec(pin);
    return match ? [[match[1]!, [Number(match[2]), Number(match[3])] as const]] : [];
  }));
}

export const writePins = (pins: ReadonlyMap<string, Place>): string =>
  [...pins].map(([id, [x, y]]) => `${id}:${x}:${y}`).join();
