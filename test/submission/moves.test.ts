/** The database's own table of moves of a submission, whatever the code above it does. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createDatabase, type TestDatabase } from '../database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
  await database.asOwner(`insert into pool values ('pool', '甲市', null)`);
  await database.asOwner(`insert into fund (pool, insurance) values ('pool', 'RESIDENT')`);
});
afterAll(() => database.close());

/** Two stages: two offices together, then one. */
const STAGES = [
  { act: 'REVIEW', offices: ['CITY_MEDICAL', 'CITY_FINANCE'] },
  { act: 'APPROVE', offices: ['CITY_GOVERNMENT'] },
];
let filed = 0;
let id: string;
beforeEach(async () => {
  const { rows } = await database.asOwner(
    `insert into submission (fund, kind, fiscal_year, number, policy, policy_version, rule, citation, stages)
     select id, 'POOL_BUDGET', 2021, $1, 'p', 1, 'R-1', '{}', $2 from fund returning id`,
    [++filed, JSON.stringify(STAGES)],
  );
  id = rows[0].id;
  await submit(1, 'zhang');
});

async function submit(version: number, person: string): Promise<void> {
  await database.asOwner(
    `insert into submission_version (submission, version, content_hash, document, submitted_by, role)
     values ($1, $2, $3, '预算草案', $4, 'CITY_MEDICAL')`,
    [id, version, `hash ${version}`, person],
  );
  await act('SUBMITTED', version, null, 'CITY_MEDICAL', person);
}

const act = (what: string, version: number, stage: number | null, office: string, person: string) =>
  database.asOwner(
    `insert into submission_event (submission, seq, version, act, stage, office, person, reason, content_hash)
     values ($1, (select coalesce(max(seq), 0) + 1 from submission_event where submission = $1), $2, $3, $4, $5, $6,
       case $3 when 'RETURNED' then '合计不符' end, $7)`,
    [id, version, what, stage, office, person, `hash ${version}`],
  );
const sign = (stage: number, office: string, person: string, version = 1) =>
  act('SIGNED', version, stage, office, person);

const standing = async () => {
  const { rows } = await database.asOwner('select status, stage, awaits, version from submission_state where id = $1', [
    id,
  ]);
  return rows[0];
};

describe('the way of a submission', () => {
  test('stage by stage, all offices of a stage, in any order among them; with the last it is approved', async () => {
    expect(await standing()).toMatchObject({
      status: 'IN_APPROVAL',
      stage: 1,
      awaits: ['CITY_MEDICAL', 'CITY_FINANCE'],
    });
    await sign(1, 'CITY_FINANCE', 'wang');
    expect(await standing()).toMatchObject({ stage: 1, awaits: ['CITY_MEDICAL'] });
    await sign(1, 'CITY_MEDICAL', 'li');
    expect(await standing()).toMatchObject({ stage: 2, awaits: ['CITY_GOVERNMENT'] });
    await sign(2, 'CITY_GOVERNMENT', 'zhao');
    expect(await standing()).toMatchObject({ status: 'APPROVED', stage: null, awaits: [] });
  });

  test('a later stage, an office that has no part, and one that has signed are refused', async () => {
    await expect(sign(2, 'CITY_GOVERNMENT', 'zhao')).rejects.toThrow('SUBMISSION_MOVED_ON');
    await expect(sign(1, 'CITY_TAX', 'qian')).rejects.toThrow('SUBMISSION_MOVED_ON');
    await sign(1, 'CITY_FINANCE', 'wang');
    await expect(sign(1, 'CITY_FINANCE', 'chen')).rejects.toThrow('SUBMISSION_MOVED_ON');
  });

  test('nobody signs what they submitted, nor twice in a stage; at another stage the same person may', async () => {
    await expect(sign(1, 'CITY_MEDICAL', 'zhang')).rejects.toThrow('FOUR_EYES');
    await sign(1, 'CITY_FINANCE', 'wang');
    await expect(sign(1, 'CITY_MEDICAL', 'wang')).rejects.toThrow('FOUR_EYES');
    await sign(1, 'CITY_MEDICAL', 'li');
    await sign(2, 'CITY_GOVERNMENT', 'wang');
    expect(await standing()).toMatchObject({ status: 'APPROVED' });
  });

  test('a signature binds the content of the version that stands', async () => {
    const other = database.asOwner(
      `insert into submission_event (submission, seq, version, act, stage, office, person, content_hash)
       values ($1, 2, 1, 'SIGNED', 1, 'CITY_FINANCE', 'wang', 'another hash')`,
      [id],
    );
    await expect(other).rejects.toThrow('SUBMISSION_MOVED_ON');
  });

  test('returned it waits for a new version, which begins anew', async () => {
    await sign(1, 'CITY_FINANCE', 'wang');
    await act('RETURNED', 1, 1, 'CITY_MEDICAL', 'li');
    expect(await standing()).toMatchObject({ status: 'RETURNED', stage: 1, awaits: [] });
    await expect(sign(1, 'CITY_MEDICAL', 'sun')).rejects.toThrow('SUBMISSION_NOT_IN_STATUS');
    await submit(2, 'zhang');
    expect(await standing()).toMatchObject({
      status: 'IN_APPROVAL',
      stage: 1,
      version: 2,
      awaits: ['CITY_MEDICAL', 'CITY_FINANCE'],
    });
    await expect(sign(1, 'CITY_FINANCE', 'wang', 1)).rejects.toThrow('SUBMISSION_MOVED_ON');
  });

  test('what is approved takes no signature and no new version', async () => {
    await sign(1, 'CITY_FINANCE', 'wang');
    await sign(1, 'CITY_MEDICAL', 'li');
    await sign(2, 'CITY_GOVERNMENT', 'zhao');
    await expect(sign(2, 'CITY_GOVERNMENT', 'wu')).rejects.toThrow('SUBMISSION_NOT_IN_STATUS');
    await expect(submit(2, 'zhang')).rejects.toThrow('SUBMISSION_NOT_IN_STATUS');
  });

  test('of two who sign for one office at the same moment exactly one counts', async () => {
    const both = await Promise.allSettled(['wang', 'chen'].map((person) => sign(1, 'CITY_FINANCE', person)));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

test.each(['submission', 'submission_version', 'submission_event'])('%s takes additions only', async (table) => {
  await expect(database.asOwner(`delete from ${table}`)).rejects.toThrow('ADDITIONS_ONLY');
  const column = table === 'submission' ? 'number' : 'version';
  await expect(database.asOwner(`update ${table} set ${column} = 7`)).rejects.toThrow('ADDITIONS_ONLY');
});
