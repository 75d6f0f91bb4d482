// The address as a signal. It is the page's only store.
import { signal } from '@preact/signals';
import { type Address, type Changes, change, leadingTo, parse, write } from './address.ts';

/** Below which path the service is offered, with a slash at its end. The server writes it into the page. */
export const base = (document.querySelector<HTMLMetaElement>('meta[name=base]')?.content ?? '/').replace(/^\.\//, '/');

const read = (): Address => parse(location.pathname, location.search, base);

/** Where the reader is. */
export const here = signal(read());

addEventListener('popstate', () => {
  here.value = read();
});

/** The address of another thing. */
export const link = (path: string, query?: Changes): string => write(leadingTo(here.value, path, query), base);

/** Goes to another thing: the way back leads here. */
export function go(path: string, query?: Changes): void {
  const next = leadingTo(here.peek(), path, query);
  history.pushState(null, '', write(next, base));
  here.value = next;
  scrollTo(0, 0);
}

/** Sees the same thing differently: no new entry in the history. */
export function set(changes: Changes): void {
  const next = { path: here.peek().path, query: change(here.peek().query, changes) };
  history.replaceState(null, '', write(next, base));
  here.value = next;
}

/** Sees the same thing differently, in a way that can be undone by going back. */
export function step(changes: Changes): void {
  const { path, query } = here.peek();
  const next = { path, query: change(query, changes) };
  history.pushState(null, '', write(next, base));
  here.value = next;
}

/** An address of the API. */
export const api = (address: string): string => base.replace(/\/$/, '') + address;

/** The whole address of what is seen, to be kept or sent; of a state of the data, where one is named. */
export const permalink = (state: Changes = {}): string => {
  const { path, query } = here.value;
  return location.origin + write({ path, query: change(query, state) }, base);
};
