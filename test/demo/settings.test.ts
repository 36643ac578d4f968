import { expect, test } from '@jest/globals';
import { readSettings } from '../../src/settings.js';

test.each([
  [{}, true, 'YEAR'],
  [{ DEMO: '1' }, true, 'YEAR'],
  [{ DEMO: 'books' }, true, 'BOOKS'],
  [{ DEMO: '0' }, false, undefined],
])('%j: the demo key is accepted: %s; a first start loads: %s', (env, demo, demoData) => {
  const settings = readSettings(env, []);
  expect([settings.demo, settings.demoData]).toEqual([demo, demoData]);
});
