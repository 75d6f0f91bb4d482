import assert from 'node:assert/strict';
import { test } from 'node:test';
import { en } from '../src/text/en.ts';
import { choicesOf, termIn } from '../src/text/words.ts';
import { zh } from '../src/text/zh.ts';

const reasons = [
  { key: 'machine_written', label: 'written by a machine', label_zh: '机器撰写' },
  { key: 'own_reason', label: 'own_reason', label_zh: null },
];

test('a word is called what the API calls it', () => {
  assert.deepEqual([termIn(reasons, 'machine_written', 'en'), termIn(reasons, 'machine_written', 'zh')],
    ['written by a machine', '机器撰写']);
  assert.equal(termIn(reasons, 'own_reason', 'zh'), 'own_reason', 'nobody has told it in Chinese');
  assert.equal(termIn(undefined, 'weak_page', 'en'), 'weak page', 'not known yet');
  assert.deepEqual(choicesOf(reasons, 'en')[0], ['machine_written', 'Written by a machine']);
});

test('why an address is to be opened with care is the reason that the source gives', () => {
  const said = (reason: string): string[] => [en.openWithCare(reason), zh.openWithCare(reason)];
  assert.deepEqual(said('written by a machine'),
    ['(open with care: written by a machine)', '（请谨慎打开：written by a machine）']);
  assert.deepEqual(said(''), ['(open with care)', '（请谨慎打开）']);
});

test('a place in the graph is told neutrally', () => {
  const texts = JSON.stringify([en, zh]);
  for (const word of ['matters', 'important', 'influential', '要位', '重要人物']) assert.ok(!texts.includes(word), word);
});
