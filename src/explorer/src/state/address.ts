// Addresses of the page: a path, which is the thing, and a query, which is how it is seen. No browser here.

export type Query = Readonly<Record<string, string>>;
export type Changes = Readonly<Record<string, string | number | undefined>>;

export interface Address {
  readonly path: string;
  readonly query: Query;
}

/** What is kept from page to page. */
const kept = ['lang', 'theme', 'snapshot'];

/** Reads an address below a base such as `/` or `/graph/`. */
export function parse(pathname: string, search: string, base: string): Address {
  const path = `/${pathname.startsWith(base) ? pathname.slice(base.length) : pathname.replace(/^\//, '')}`;
  return { path: path.replace(/(.)\/+$/, '$1'), query: Object.fromEntries(new URLSearchParams(search)) };
}

/** Writes an address below a base. What is empty is left out. */
export function write(address: Address, base: string): string {
  const query = new URLSearchParams(Object.entries(address.query).filter(([, value]) => value !== ''))
    .toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return base + address.path.slice(1) + (query && `?${query}`);
}

/** The query with some values set, or taken out where they are undefined. */
export function change(query: Query, changes: Changes): Query {
  const all: Record<string, string | number | undefined> = { ...query, ...changes };
  return Object.fromEntries(Object.entries(all).flatMap(([key, value]) =>
    value === undefined || value === '' ? [] : [[key, String(value)]]));
}

/** Where a link from one address leads: to another thing, seen in the same language and colours. */
export function leadingTo(from: Address, path: string, query: Changes = {}): Address {
  const same = Object.fromEntries(kept.map((key) => [key, from.query[key]]));
  return { path, query: change({}, { ...same, ...query }) };
}

/** Values of a list in the query. */
export const listOf = (value: string | undefined): string[] => (value ? value.split(',').filter(Boolean) : []);

/** The path of an entity, or of what belongs to it. */
export const pathOf = (kind: 'e' | 'bodies' | 'sources', id: string, part = ''): string =>
  `/${kind}/${encodeURIComponent(id)}${part && `/${part}`}`;
