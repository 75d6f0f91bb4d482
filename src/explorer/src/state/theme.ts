// Light or dark: as the address says, else as the system has it.
import { computed, signal } from '@preact/signals';
import { here } from './url.ts';

const system = matchMedia('(prefers-color-scheme: dark)');
const isSystemDark = signal(system.matches);
system.addEventListener('change', () => {
  isSystemDark.value = system.matches;
});

export const theme = computed<'light' | 'dark'>(() => {
  const wanted = here.value.query.theme;
  return wanted === 'light' || wanted === 'dark' ? wanted : isSystemDark.value ? 'dark' : 'light';
});
