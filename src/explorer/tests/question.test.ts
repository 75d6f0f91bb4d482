import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyOf, questionOf, setIn } from '../src/state/question.ts';
import { en } from '../src/text/en.ts';

/** Every condition of the API, as an address writes it. */
const everything = {
  from: 'a', to: 'b', mode: 'simple', directed: 'true', weight: 'recency', overlap: 'all', engine: 'native',
  check: 'quikgraph', depth: '5', min: '2', k: '3', limit: '7', offset: '1', timeout_ms: '500', through: 'x,y',
  avoid: 'c', tree: 'org-wic', rel: 'member_of,chair_of', exclude_relationships: 'owns', avoid_type: 'leads',
  via_schema: 'Person', avoid_schema: 'Event,Body', via_countries: 'CN,US', max_transit_degree: 'p99', role: 'chair',
  status: 'reported', datasets: 'wic', confidence: '0.5', min_sources: '2', independent: '3', as_of: '2016-06',
  window: '2015/..', unknown_dates: 'exclude', evidence: 'full',
};

test('every condition of the address is asked', () => {
  assert.deepEqual(questionOf(everything), {
    source: 'a', target: 'b', mode: 'simple', directed: true, weight: 'recency', overlap: 'all', engine: 'native',
    check: 'quikgraph', max_depth: 5, min_depth: 2, k: 3, limit: 7, offset: 1, timeout_ms: 500, must_pass: ['x', 'y'],
    avoid: ['c'], avoid_tree: ['org-wic'], relationships: ['member_of', 'chair_of'], exclude_relationships: ['owns'],
    avoid_type: ['leads'], via_schema: ['Person'], avoid_schema: ['Event', 'Body'], via_countries: ['CN', 'US'],
    max_transit_degree: 'p99', role: 'chair', status: ['reported'], datasets: ['wic'], min_confidence: 0.5,
    min_sources: 2, min_independent_sources: 3, as_of: '2016-06', window: '2015/..', unknown_dates: 'exclude',
    evidence: 'full',
  });
  assert.equal(setIn(everything).length, Object.keys(everything).length);
});

test("an address that is written by the API's names asks the same", () => {
  assert.deepEqual(questionOf({ source: 'a', target: 'b', max_depth: '5', avoid_tree: 'org-wic' }),
    questionOf({ from: 'a', to: 'b', depth: '5', tree: 'org-wic' }));
  assert.deepEqual(setIn({ from: 'a', min_confidence: '0.5', lang: 'zh', path: '2' }), ['source', 'min_confidence']);
  assert.equal(questionOf({ from: 'a' }), undefined);
  assert.equal(keyOf('as_of'), 'as_of');
});

test('every condition that may stand in the address has a name', () => {
  const ends = new Set(['source', 'target', 'mode', 'max_depth', 'weight', 'avoid']);
  assert.deepEqual(setIn(everything).filter((condition) => !ends.has(condition) && !en.conditions[condition]), []);
});
