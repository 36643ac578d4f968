/** The refusals are one closed list, told in files by what they are about. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { projectRoot } from '../src/project-root.js';
import { REFUSALS } from '../src/refusal.js';

const files = readdirSync(join(projectRoot, 'src/refusals')).filter((file) => file !== 'kind.ts');

test('no code stands in two files, and none is left out of the list', async () => {
  const groups = await Promise.all(
    files.map(async (file) => {
      const exported = (await import(`../src/refusals/${file.replace('.ts', '.js')}`)) as Record<string, object>;
      return Object.values(exported).flatMap((group) => Object.keys(group));
    }),
  );
  expect(groups.flat().toSorted()).toEqual(Object.keys(REFUSALS).toSorted());
});

test.each(Object.entries(REFUSALS))('%s says when, and what to do', (_code, { when, remedy }) => {
  expect(when).toMatch(/\w.*\.$/);
  expect(remedy).toMatch(/^.*\p{Script=Han}.*。 \S.*\.$/u); // Chinese, then English
});
