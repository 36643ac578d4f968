import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { policies } from '../../src/policy/registry.js';
import { projectRoot } from '../../src/project-root.js';

test('no policy id and no pool is named under src/settlement: a city is data', () => {
  const folder = join(projectRoot, 'src/settlement');
  const code = readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
  for (const { id, pool } of policies.all) {
    expect(code).not.toContain(id);
    expect(code).not.toMatch(new RegExp(`['"\`]${pool}['"\`]`));
  }
});
