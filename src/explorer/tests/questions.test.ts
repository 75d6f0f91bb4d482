import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Body } from '../src/api/client.ts';
import { questionsOf, shipped } from '../src/questions.ts';
import { en } from '../src/text/en.ts';
import { zh } from '../src/text/zh.ts';

const body = (id: string, known: number): Body => ({ id, members: { known } }) as Body;
const person = (id: string) => ({ id, caption: id, schema: 'Person', names: [] });
const ours = shipped.people.map(person);

test('the shipped data are asked what they can answer', () => {
  const { body: asked, pair, person: one } = questionsOf([body('x', 90), body(shipped.body, 23)], ours, []);
  assert.deepEqual([asked?.entity.id, asked?.asOf], [shipped.body, '2016-06']);
  assert.deepEqual(pair?.map(({ id }) => id), shipped.people);
  assert.equal(one?.id, 'per-jack-ma');
});

test('other data are asked about their largest body and those who are best connected', () => {
  const { body: asked, pair, person: one } =
    questionsOf([body('small', 2), body('large', 9), body('empty', 0)], [null, null], [person('a'), person('b')]);
  assert.deepEqual([asked?.entity.id, asked?.asOf], ['large', undefined]);
  assert.deepEqual([pair?.map(({ id }) => id), one?.id], [['a', 'b'], 'a']);
});

test('what is missing is taken from those who are best connected, nobody twice', () => {
  const { pair } = questionsOf([], [ours[0]!, null], [ours[0]!, person('b')]);
  assert.deepEqual(pair?.map(({ id }) => id), ['per-jack-ma', 'b']);
  assert.deepEqual(questionsOf([body('empty', 0)], [null, null], []),
    { body: undefined, pair: undefined, person: undefined });
});

test('no text of the page names anybody of one data set', () => {
  const texts = JSON.stringify([en, zh]);
  for (const name of ['Jack Ma', '马云', 'Alibaba', '阿里巴巴', 'Wendy Hall', '咨询委员会', 'advisory']) {
    assert.ok(!texts.includes(name), name);
  }
});
