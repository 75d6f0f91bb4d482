// Lays out beside the page, so that it stays quick.
import { layOut, type Plan } from './layout.ts';

export interface Laid {
  readonly positions: Float32Array;
  readonly isDone: boolean;
}

/** Milliseconds between two messages of progress: more would only keep the page busy. */
const pause = 80;

onmessage = ({ data }: MessageEvent<Plan>): void => {
  let told = performance.now();
  const positions = layOut(data, (now) => {
    if (performance.now() - told < pause) return;
    told = performance.now();
    postMessage({ positions: now, isDone: false } satisfies Laid);
  });
  postMessage({ positions, isDone: true } satisfies Laid);
};
