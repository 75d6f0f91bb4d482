import assert from 'node:assert/strict';
import { test } from 'node:test';
import { treeOf } from '../src/bodies.ts';
import { towards } from '../src/canvas/keys.ts';
import { layOut } from '../src/canvas/layout.ts';
import { besides } from '../src/canvas/look.ts';
import type { Picture } from '../src/canvas/picture.ts';
import { without } from '../src/canvas/picture.ts';
import { planOf } from '../src/canvas/plan.ts';

const star = (rays: number): Picture => ({
  dots: Array.from(
    { length: rays + 1 }, (_, id) => ({ id: String(id), caption: String(id), schema: 'Person', names: [] }),
  ),
  lines: Array.from({ length: rays }, (_, ray) => ({
    id: `t${ray}`, source: '0', target: String(ray + 1), type: 'member_of', caption: '', roles: [],
    start: null, end: null,
    status: 'reported' as const, confidence: 1,
  })),
});

test('the same picture always lies the same', () => {
  const plan = planOf(star(30), ['0'], false);
  assert.deepEqual(layOut(plan), layOut(plan));
});

test('marks do not lie over each other', () => {
  const picture = star(40);
  const positions = layOut(planOf(picture, ['0'], false));
  const places = picture.dots.map((_, index) => [positions[2 * index]!, positions[2 * index + 1]!] as const);
  const distances = places.flatMap((one, index) => places.slice(index + 1).map((other) =>
    Math.hypot(one[0] - other[0], one[1] - other[1])));
  assert.ok(Math.min(...distances) > 8, String(Math.min(...distances)));
});

test('newcomers leave the others where they are', () => {
  const before = star(10);
  const after: Picture = {
    dots: [...before.dots, { id: 'new', caption: 'new', schema: 'Person', names: [] }],
    lines: [...before.lines, { ...before.lines[0]!, id: 'new tie', source: '3', target: 'new' }],
  };
  const old = layOut(planOf(before, ['0'], false));
  const now = layOut(planOf(after, ['0', '3'], false));
  assert.deepEqual(now.slice(0, old.length), old);
  assert.ok(now.slice(-2).every(Number.isFinite));
});

test('parallel ties lie side by side, whichever way they point', () => {
  const [line] = star(1).lines;
  const back = { ...line!, source: '1', target: '0' };
  assert.deepEqual(besides([line!, back, line!]).map((side) => side + 0), [0, -1, -1]);
});

test('what is hidden takes its ties along', () => {
  const left = without(star(3), new Set(['1']));
  assert.deepEqual([left.dots.length, left.lines.length], [3, 2]);
});

test('arrow keys lead to what lies most in their direction', () => {
  const at = (x: number, y: number) => ({ x, y, size: 1 });
  const others = new Map([['right', at(10, 1)], ['far', at(50, 0)], ['up', at(1, -10)]]);
  assert.equal(towards(at(0, 0), 'ArrowRight', others), 'right');
  assert.equal(towards(at(0, 0), 'ArrowUp', others), 'up');
  assert.equal(towards(at(0, 0), 'ArrowLeft', others), undefined);
});

test('bodies stand below their parents', () => {
  const body = (id: string, parents: string[], certain = 0) => ({
    id, caption: id, schema: 'Body', names: [], start: null, end: null,
    parents: parents.map((parent) => ({ id: parent })),
    members: { known: certain, certain, unknown: 0 },
  }) as never;
  const tree = treeOf([body('low', ['top', 'elsewhere']), body('top', ['event']), body('alone', [], 3)]);
  assert.deepEqual(tree.map((branch) => [branch.body.id, branch.below.map((below) => below.body.id)]),
    [['alone', []], ['top', ['low']]]);
});
