import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Cited, toBibtex, toCsl } from '../src/text/cite.ts';

const cited: Cited = {
  title: 'Jack Ma & {others}', data: 'A set (CC-BY-4.0)', publisher: 'Its maintainers', version: '2026-11-26',
  snapshot: 'r1-4e109ca7bc9b', day: '2026-11-26', address: 'http://localhost/e/per-jack-ma?lang=zh',
};

test('a view is an entry of BibTeX, with nothing in it that TeX would run', () => {
  assert.equal(toBibtex(cited), `@misc{graphservice-r1-4e109ca7bc9b-e-per-jack-ma,
  title = {{Jack Ma \\& others}},
  author = {{Its maintainers}},
  year = {2026},
  month = {11},
  version = {version 2026-11-26; snapshot r1-4e109ca7bc9b},
  note = {A set (CC-BY-4.0)},
  url = {http://localhost/e/per-jack-ma?lang=zh},
}
`);
  assert.ok(!toBibtex({ ...cited, title: '\\input{x}' }).includes('\\input'));
});

test('a view is an item of CSL-JSON; without a day where none is known', () => {
  const [item] = JSON.parse(toCsl(cited));
  assert.deepEqual([item.type, item.title, item.issued, item.URL],
    ['dataset', cited.title, { 'date-parts': [[2026, 11, 26]] }, cited.address]);
  assert.equal(JSON.parse(toCsl({ ...cited, day: undefined }))[0].issued, undefined);
});

test('each question has a key of its own, however it is seen', () => {
  const keyOf = (address: string): string =>
    JSON.parse(toCsl({ ...cited, address: `http://localhost${address}` }))[0].id;
  const keys = ['/rank', '/rank?x=degree', '/rank?x=pagerank', '/search?q=wang', '/search?q=wang&schema=Person']
    .map(keyOf);
  assert.equal(new Set(keys).size, keys.length);
  assert.equal(keyOf('/rank?x=degree&lang=zh&theme=dark&snapshot=r1-4e109ca7bc9b'), keyOf('/rank?x=degree'));
  assert.ok(keys.every((key) => /^[a-z0-9-]+$/.test(key)));
});
