// What the address says of a picture: what is expanded, hidden, pinned and selected.
import { listOf, type Query } from './address.ts';
import { type Place, pinsOf, writePins } from './pins.ts';
import { here, set, step } from './url.ts';

const query = (): Query => here.peek().query;

/** Adds to a list in the address, or takes out of it. Going back undoes it. */
export function toggle(key: 'with' | 'ids' | 'hide', id: string): void {
  const list = listOf(query()[key]);
  step({ [key]: (list.includes(id) ? list.filter((one) => one !== id) : [...list, id]).join() });
}

/** Selects some, or adds them to what is selected; those that are selected already are taken out. */
export function select(ids: readonly string[], isMore: boolean): void {
  const before = isMore ? listOf(query().sel) : [];
  const isToggle = ids.length === 1 && before.includes(ids[0]!);
  const after = isToggle ? before.filter((id) => id !== ids[0]) : [...new Set([...before, ...ids])];
  set({ sel: after.join() });
}

/** Pins a mark to a place, or lets it go. */
export function pin(id: string, place: Place | undefined): void {
  const pins = new Map(pinsOf(query().pin));
  if (place) pins.set(id, place);
  else pins.delete(id);
  set({ pin: writePins(pins) });
}
