import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateOf, first, isDate, last, monthOf, stretches } from '../src/dates.ts';

const from = first('2014');
const to = first('2020');

const drawn = (start: string | null, end: string | null): string =>
  stretches(start, end, from, to)
    .map(({ kind, from: begins, to: ends }) => `${kind} ${dayOf(begins)}..${dayOf(ends)}`).join(', ');

const dayOf = (moment: number): string => new Date(moment * 86_400_000).toISOString().slice(0, 10);

test('a date spans what it may mean', () => {
  const spans = ['2016', '2016-02', '2016-02-29', '2015-12'].map((date) => [dayOf(first(date)), dayOf(last(date))]);
  assert.deepEqual(spans, [
    ['2016-01-01', '2017-01-01'],
    ['2016-02-01', '2016-03-01'],
    ['2016-02-29', '2016-03-01'],
    ['2015-12-01', '2016-01-01'],
  ]);
});

test('a term is certain between its dates, and partial where they are not exact', () => {
  assert.equal(drawn('2015-12-16', '2017'), 'certain 2015-12-16..2017-01-01, partial 2017-01-01..2018-01-01');
  assert.equal(drawn('2015', '2017-05-01'), 'partial 2015-01-01..2016-01-01, certain 2016-01-01..2017-05-02');
  assert.equal(drawn('2016-03-01', '2016-03-01'), 'certain 2016-03-01..2016-03-02');
  assert.equal(drawn('2016', '2016'), 'partial 2016-01-01..2017-01-01');
});

test('what is open is drawn as open', () => {
  assert.equal(drawn('2018', null), 'partial 2018-01-01..2019-01-01, open 2019-01-01..2020-01-01');
  assert.equal(drawn(null, '2017'), 'open 2014-01-01..2017-01-01, partial 2017-01-01..2018-01-01');
  assert.equal(drawn(null, null), '');
});

test('months are counted and named', () => {
  assert.equal(dateOf(monthOf('2016-06-15')), '2016-06');
  assert.equal(dateOf(monthOf('2016') - 1), '2015-12');
});

test('only years, months and days are dates', () => {
  assert.deepEqual(['2016', '2016-06', '2016-06-15'].map(isDate), [true, true, true]);
  assert.deepEqual(['2016-02-29', '2015-02-29', '2016-04-31', '0000'].map(isDate), [true, false, false, false]);
  const others = ['16', '2016-13', '2016-6', '2016-06-32', 'June', '2016-06-15T00'];
  assert.deepEqual(others.map(isDate), Array(6).fill(false));
});
