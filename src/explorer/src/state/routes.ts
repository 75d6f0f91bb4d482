// Which view an address shows. No browser here.

export type Route =
  | { readonly view: 'home' | 'search' | 'bodies' | 'paths' | 'rank' | 'graph' | 'shared' | 'missing' }
  | { readonly view: 'entity' | 'profile' | 'body' | 'source'; readonly id: string };

const plain: Readonly<Record<string, 'home' | 'search' | 'bodies' | 'paths' | 'rank' | 'graph' | 'shared'>> = {
  '/': 'home', '/search': 'search', '/bodies': 'bodies', '/paths': 'paths', '/rank': 'rank', '/g': 'graph',
  '/overlap': 'shared',
};

const withId = [
  [/^\/e\/([^/]+)$/, 'entity'],
  [/^\/e\/([^/]+)\/profile$/, 'profile'],
  [/^\/bodies\/([^/]+)$/, 'body'],
  [/^\/sources\/([^/]+)$/, 'source'],
] as const;

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;   // a stray percent sign
  }
}

/** The view of a path; `missing` where there is none. */
export function routeOf(path: string): Route {
  const view = plain[path];
  if (view) return { view };
  for (const [pattern, name] of withId) {
    const match = pattern.exec(path);
    if (match) return { view: name, id: decode(match[1]!) };
  }
  return { view: 'missing' };
}

/** The path of what is embedded, and whether it is. */
export function embedded(path: string): { path: string; isEmbedded: boolean } {
  const isEmbedded = path.startsWith('/embed/');
  return { path: isEmbedded ? path.slice('/embed'.length) : path, isEmbedded };
}
