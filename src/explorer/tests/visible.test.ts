import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allVisible, visible } from '../src/text/visible.ts';

test('what turns text around, hides or splits it is shown as its code point', () => {
  assert.equal(visible('Jack \u202EaM'), 'Jack <U+202E>aM');
  assert.equal(visible('a\u200Bb\u2066c\u00ADd\uFEFFe\u0007f\u{E0041}g\uD800'),
    'a<U+200B>b<U+2066>c<U+00AD>d<U+FEFF>e<U+0007>f<U+E0041>g<U+D800>');
});

test('what is seen stays as it is, in any script', () => {
  for (const text of ['马云 (Jack Ma)', 'Fadi Chehadé', 'مرحبا', 'two\nlines', '😀 “x” – y']) {
    assert.equal(visible(text), text);
  }
});

test('what joins or parts letters where a script needs it is spelling, and nothing elsewhere', () => {
  assert.equal(visible('می\u200Cخواهم'), 'می\u200Cخواهم');
  assert.equal(visible('Ja\u200Cck \u200Cمی\u200C'), 'Ja<U+200C>ck <U+200C>می<U+200C>');
});

test('every text of an answer is made visible, and nothing that is asked with again', () => {
  const answer = {
    id: 'x\u202E', results: [{ caption: 'a\u202Eb', node_ids: ['y\u202E'], url: 'http://x/\u202E', value: null }],
    names: { 'k\u202E': ['c\u200B'] }, count: 2,
  };
  assert.deepEqual(allVisible(answer), {
    id: 'x\u202E', results: [{ caption: 'a<U+202E>b', node_ids: ['y\u202E'], url: 'http://x/\u202E', value: null }],
    names: { 'k\u202E': ['c<U+200B>'] }, count: 2,
  });
});
