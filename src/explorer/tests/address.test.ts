import assert from 'node:assert/strict';
import { test } from 'node:test';
import { change, leadingTo, listOf, parse, pathOf, write } from '../src/state/address.ts';
import { pinsOf, writePins } from '../src/state/pins.ts';
import { embedded, routeOf } from '../src/state/routes.ts';

test('an address below a path is read and written the same', () => {
  const address = parse('/graph/e/per-jack-ma', '?lang=zh&pin=a:1:-2,b:3:4', '/graph/');
  assert.deepEqual(address, { path: '/e/per-jack-ma', query: { lang: 'zh', pin: 'a:1:-2,b:3:4' } });
  assert.equal(write(address, '/graph/'), '/graph/e/per-jack-ma?lang=zh&pin=a:1:-2,b:3:4');
});

test('what is hostile in a query stays text', () => {
  const query = { q: '"><script>&=#' };
  const written = write({ path: '/search', query }, '/');
  assert.deepEqual(parse('/search', new URL(written, 'http://x').search, '/').query, query);
});

test('language and colours go along, the rest does not', () => {
  const from = { path: '/bodies', query: { lang: 'zh', theme: 'dark', as_of: '2016-06' } };
  assert.deepEqual(leadingTo(from, '/rank', { x: 'degree', y: undefined }),
    { path: '/rank', query: { lang: 'zh', theme: 'dark', x: 'degree' } });
});

test('a setting that is empty is taken out', () => {
  assert.deepEqual(change({ hide: 'a', sel: 'b' }, { hide: '', sel: undefined, hops: 2 }), { hops: '2' });
});

test('paths lead to views', () => {
  assert.deepEqual(['/', '/e/per-jack-ma', '/e/a%2Fb/profile', '/bodies/x', '/sources/s1', '/g', '/nowhere', '/e/%']
    .map(routeOf), [
    { view: 'home' }, { view: 'entity', id: 'per-jack-ma' }, { view: 'profile', id: 'a/b' }, { view: 'body', id: 'x' },
    { view: 'source', id: 's1' }, { view: 'graph' }, { view: 'missing' }, { view: 'entity', id: '%' },
  ]);
  assert.equal(pathOf('e', 'a/b', 'profile'), '/e/a%2Fb/profile');
  assert.deepEqual(embedded('/embed/e/x'), { path: '/e/x', isEmbedded: true });
  assert.deepEqual(embedded('/e/x'), { path: '/e/x', isEmbedded: false });
});

test('pins are read and written, and what is none is left out', () => {
  const pins = pinsOf('wic:per-a:-10:20,b,c:1:x');
  assert.deepEqual([...pins], [['wic:per-a', [-10, 20]]]);
  assert.equal(writePins(pins), 'wic:per-a:-10:20');
  assert.deepEqual(listOf(undefined), []);
});
