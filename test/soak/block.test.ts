import { expect, test } from '@jest/globals';
import { policies } from '../../src/policy/registry.js';
import { tryBlock } from './block.js';

test.each(policies.all.map(({ id }, block) => [id, block] as const))(
  'a block of the soak holds, and is the same one in every run: %s',
  (_id, block) => {
    const done = tryBlock(block);
    expect(done).toEqual(tryBlock(block));
    expect(done.refused).toBeLessThan(400);
  },
);
