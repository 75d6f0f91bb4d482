// Starts the worker of the layout. Only files of this page may become code.
import address from './layout.worker.ts?worker&url';
import type { Plan } from './layout.ts';
import type { Laid } from './layout.worker.ts';

interface Factory {
  createPolicy(name: string, rules: { createScriptURL: (address: string) => string }): typeof rules;
}

const rules = {
  createScriptURL(wanted: string): string {
    const { origin, pathname } = new URL(wanted, location.href);
    if (origin !== location.origin || !pathname.includes('/assets/')) throw new TypeError(wanted);
    return wanted;
  },
};

const policy = (globalThis as { trustedTypes?: Factory }).trustedTypes?.createPolicy('explorer', rules) ?? rules;

/** Lays a plan out; gives back how to stop. */
export function startLayout(plan: Plan, onMessage: (laid: Laid) => void): () => void {
  const worker = new Worker(policy.createScriptURL(address), { type: 'module' });
  worker.onmessage = ({ data }: MessageEvent<Laid>) => {
    onMessage(data);
    if (data.isDone) worker.terminate();
  };
  worker.postMessage(plan);
  return () => worker.terminate();
}
