import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Claim, Shapes } from '../src/api/client.ts';
import { claimedOf } from '../src/bodies.ts';

const claim = (value: number, comparable: boolean, current = true): Claim =>
  ({ value, comparable, current, measure: 'members' }) as Claim;

const coverage = (claims: readonly Claim[]): Shapes['CoverageAnswer'] =>
  ({ results: [{ body: { id: 'b' }, claims }] }) as never;

test('known members are held against the current claim, where they are a share of it', () => {
  assert.deepEqual([...claimedOf(coverage([claim(30, true, false), claim(31, true)]))], [['b', 31]]);
  const older = claim(90, true, false);
  assert.deepEqual([...claimedOf(coverage([claim(15, false), older]))], [], 'not against an older one');
  assert.deepEqual([...claimedOf(undefined)], []);
});
