import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linesOf } from '../src/canvas/names.ts';
import { country, day, share } from '../src/text/format.ts';
import { nameOf, otherName, roleOf } from '../src/text/names.ts';
import { notesOf } from '../src/text/notes.ts';
import { en } from '../src/text/en.ts';
import { zh } from '../src/text/zh.ts';

test('dates are as exact as they are known', () => {
  assert.deepEqual(['2015', '2015-12', '2015-12-16', 'about 2015'].map((date) => day(date, 'en')),
    ['2015', 'December 2015', '16 December 2015', 'about 2015']);
  assert.deepEqual(['2015', '2015-12', '2015-12-16'].map((date) => day(date, 'zh')),
    ['2015年', '2015年12月', '2015年12月16日']);
});

test('countries are named, and what is none is left as it is', () => {
  assert.deepEqual([country('cn', 'en'), country('CN', 'zh'), country('not a code', 'en')],
    ['China', '中国', 'not a code']);
  assert.equal(share(0.9500001), '0.95');
});

test('names and roles are those of the language, where there are any', () => {
  const ma = { id: 'm', caption: 'Jack Ma', schema: 'Person', names: [{ value: '马云', language: 'zh' }] };
  assert.deepEqual([nameOf(ma, 'zh'), otherName(ma, 'zh')], ['马云', 'Jack Ma']);
  assert.deepEqual([nameOf(ma, 'en'), otherName(ma, 'en')], ['Jack Ma', '马云']);
  const plain = { id: 'p', caption: 'Wendy Hall', schema: 'Person', names: [] };
  assert.deepEqual([nameOf(plain, 'zh'), otherName(plain, 'zh')], ['Wendy Hall', undefined]);
  const roles = [{ value: 'co-chair', language: null }, { value: '联合主席', language: 'zh' }];
  assert.deepEqual([roleOf({ caption: 'co-chair', roles }, 'zh'), roleOf({ caption: 'co-chair', roles }, 'en')],
    ['联合主席', 'co-chair']);
});

test('long names break into lines and are cut at last', () => {
  assert.deepEqual(linesOf('Jack Ma'), ['Jack Ma']);
  assert.deepEqual(linesOf('WIC High-level Expert Advisory Committee, second term'),
    ['WIC High-level Expert', 'Advisory Committee,', 'second term']);
  assert.deepEqual(linesOf('世界互联网大会组委会第二届高级别专家咨询委员会'),
    ['世界互联网大会组委会第', '二届高级别专家咨询委员', '会']);
  const lines = linesOf('one two three four five six seven eight nine ten eleven twelve thirteen fourteen');
  assert.equal(lines.at(-1)!.at(-1), '…');
});

test('each source is one note, numbered as it is first cited', () => {
  const source = (id: string) => ({ id }) as never;
  const notes = notesOf([[source('b'), source('a')], [source('a'), source('c')]]);
  assert.deepEqual(notes.sources.map(({ id }) => id), ['b', 'a', 'c']);
  assert.deepEqual(notes.numbersOf([source('c'), source('b')]), [1, 3]);
});

test('both languages say everything', () => {
  const keys = (texts: object, path = ''): string[] => Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'object' && !Array.isArray(value) ? keys(value, `${path}${key}.`) : [path + key]);
  assert.deepEqual(keys(zh).toSorted(), keys(en).toSorted());
  assert.equal(zh.keys.length, en.keys.length);
});

test('numbers are said as a sentence would say them, one as one', () => {
  assert.deepEqual([en.graphSize(1, 1), en.graphSize(4, 3)], ['1 entity, 1 tie', '4 entities, 3 ties']);
  assert.deepEqual([en.wouldFind(1, false), en.wouldFind(5, true)],
    ['finds 1 connection', 'finds at least 5 connections']);
});

test('Chinese has its own punctuation, and members are not all people', () => {
  const spoken = (text: (...parts: string[]) => string | readonly string[]): string =>
    [text('甲', '乙', '丙')].flat().join('');
  const said = (texts: object): string[] => Object.values(texts).flatMap((text) =>
    typeof text === 'string' ? [text] : typeof text !== 'function' ? said(text)
      : text === zh.searchExamples ? [] : [spoken(text)]);
  const texts = said(zh).filter((text) => /\p{Script=Han}/u.test(text));
  assert.deepEqual(texts.filter((text) => /\p{Script=Han} ?[(),;:?!](?!\/\/)/u.test(text)), []);
  for (const text of [zh.certain(2), zh.dontTell(2), zh.claimed(2), zh.membersOn(1, 2, '2016年')]) {
    assert.ok(!text.includes('人'), text);
  }
  assert.equal(`${zh.noDates}${zh.bracketed(zh.lastAttested('2018年'))}`, '日期未知（最近见于2018年）');
  assert.equal(zh.sharedByAll, '全部所选对象的共同关联');
});
