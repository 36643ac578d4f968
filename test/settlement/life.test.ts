/** A stored settlement from draft to posting, to completion and back, through the API. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { atOnce, closeYear, MONTHS } from '../offices.js';
import { createRegistry, type PolicyRegistry } from '../../src/policy/registry.js';
import { startServer, type TestServer } from '../server.js';
import {
  documentOf,
  draft,
  factsOf,
  foundPool,
  foundTown,
  leviedTown,
  loadedTown,
  read,
  settledTown,
  standing,
  townPolicies,
} from '../towns.js';
import { fen, yuan } from '../../src/money.js';

let server: TestServer;
/** What the server knows of the law; a test adds a version. */
let laws: PolicyRegistry = townPolicies;
const policies: PolicyRegistry = {
  get all() {
    return laws.all;
  },
  get: (id, version) => laws.get(id, version),
  inForce: (pool, fiscalYear) => laws.inForce(pool, fiscalYear),
};
beforeAll(async () => {
  server = await startServer({ policies });
});
afterAll(() => server.close());

const ON = 'input.settlement';

describe('a draft', () => {
  test('of a year whose months are open, or not carried to the result, or not levied, is refused', async () => {
    const { medical, year } = await loadedTown(server);
    expect(await medical.isRefused('draftSettlement', year)).toEqual(['YEAR_NOT_CLOSED input.fiscalYear']);
    await medical.does('closePeriods', { ...year, months: MONTHS });
    await medical.does('openPeriods', { ...year, months: [13] });
    expect(await medical.isRefused('draftSettlement', year)).toEqual(['YEAR_NOT_CLOSED input.fiscalYear']);
    await medical.does('closeYear', year);
    expect(await medical.isRefused('draftSettlement', year)).toEqual(['LEVY_MISSING input.fiscalYear']);
    await medical.does('levyReserve', year);
    expect(await medical.isRefused('draftSettlement', year)).toEqual([]);
  });

  test('of a year without a policy, and of a fund without books, is refused', async () => {
    const { medical, year } = await leviedTown(server);
    const nowhere = { ...year, fiscalYear: 2030 };
    expect(await medical.isRefused('draftSettlement', nowhere)).toEqual(['POLICY_NOT_IN_FORCE input.fiscalYear']);
    expect(await medical.isRefused('draftSettlement', { ...year, fiscalYear: 99_999 })).toEqual([
      'INVALID_FISCAL_YEAR input.fiscalYear',
    ]);
    expect(await medical.isRefused('draftSettlement', { ...year, insurance: 'EMPLOYEE' })).toEqual(['BOOK_NOT_OPEN']);
  });

  test('waits for facts of every county, confirmed, and within what the books say', async () => {
    const town = await leviedTown(server);
    const { medical, finance, year, b } = town;
    const change = (nonCompliantExpenditure: string) =>
      medical.does('recordYearFacts', {
        ...factsOf(town),
        rows: [{ county: b, insurance: 'RESIDENT', incomeDue: '500.00', nonCompliantExpenditure }],
      });
    await change('30.00');
    expect(await medical.isRefused('draftSettlement', year)).toEqual(['FACTS_UNCONFIRMED']);
    await change('760.01');
    await finance.does('confirmYearFacts', year);
    expect(await medical.isRefused('draftSettlement', year)).toEqual(['FACTS_ABOVE_BOOKS']);
  });

  test('of a county without facts is refused, each county named', async () => {
    const town = await foundTown(server);
    await town.medical.does('loadIncomeAndExpenditure', documentOf(town));
    await closeYear(town, town.year);
    await town.medical.does('levyReserve', town.year);
    expect(await town.medical.isRefused('draftSettlement', town.year)).toEqual(Array(3).fill('FACTS_MISSING'));
  });

  test('is computed from the books and the facts: every source in its turn', async () => {
    const town = await leviedTown(server);
    const { settlement } = await draft(town);
    expect(settlement).toMatchObject({ status: 'DRAFT', revision: 1, changedInputs: [] });
    expect(
      settlement.steps.map(({ county, source, amount }: Record<string, string>) => `${county} ${source} ${amount}`),
    ).toEqual([
      `${town.b} LOCAL_GOVERNMENT 20.00`,
      `${town.b} ACCUMULATED_BALANCE 50.00`,
      `${town.b} OWN_RESERVE 50.00`,
      `${town.b} SHARED_RESERVE 70.00`,
      `${town.b} LOCAL_GOVERNMENT 70.00`,
    ]);
    expect(await standing(town)).toEqual([
      '500.00 / 100.00 / 300.00',
      '50.00 / 50.00 / -260.00',
      '10.00 / 40.00 / 60.00',
    ]);
  });
});

describe('a draft whose inputs changed', () => {
  test('by a new version of a fact says so, is no longer reviewed, can’t be confirmed, and is drafted again', async () => {
    const town = await leviedTown(server);
    const { medical, finance, government, year, b } = town;
    const { settlement } = await draft(town);
    await finance.does('reviewSettlement', { settlement: settlement.id });
    expect(await read(town, settlement.id)).toMatchObject({ status: 'REVIEWED', changedInputs: [] });

    const changed = town.facts.map((row) => (row.county === b ? { ...row, nonCompliantExpenditure: '30.00' } : row));
    await medical.does('recordYearFacts', { ...factsOf(town), rows: changed });
    expect((await read(town, settlement.id)).changedInputs).toEqual(
      [town.a, town.b, town.c].map((id) => `${id} 的年度事实未经确认。 The year facts of ${id} are not confirmed.`),
    );
    await finance.does('confirmYearFacts', year);
    const stale = await read(town, settlement.id);
    expect(stale.status).toBe('DRAFT');
    expect(stale.changedInputs).toEqual(
      expect.arrayContaining([
        `${b} nonCompliantExpenditure: 20.00 → 30.00`,
        `${b} compliantExpenditure: 740.00 → 730.00`,
      ]),
    );
    expect(await government.isRefused('confirmSettlement', { settlement: settlement.id })).toEqual([
      `SETTLEMENT_STALE ${ON}`,
    ]);
    const again = await draft(town);
    expect(again.settlement).toMatchObject({ id: settlement.id, status: 'DRAFT', revision: 2, changedInputs: [] });
    expect(again.changes).toContain(`${b} nonCompliantExpenditure: 20.00 → 30.00`);
    expect(again.settlement.steps[0]).toMatchObject({ source: 'LOCAL_GOVERNMENT', amount: '30.00' });
  });

  test('by a corrected line of the books can’t be reviewed; closed and levied anew, the next revision has the new figures', async () => {
    const town = await leviedTown(server);
    const { medical, finance, year, load, a } = town;
    const { settlement } = await draft(town);
    await medical.does('closePeriods', { ...year, months: [13] });
    await medical.does('openPeriods', { ...year, months: [2], reason: '更正二月支出' });
    await medical.does('correctLoadedRow', { load, row: 4, amount: '610.00', reason: '发票重复' });
    const review = { settlement: settlement.id };
    expect(await finance.isRefused('reviewSettlement', review)).toEqual(['YEAR_NOT_CLOSED input.fiscalYear']);

    await medical.does('closePeriods', { ...year, months: [2] });
    await medical.does('openPeriods', { ...year, months: [13] });
    const entryOf = async (kind: string) =>
      (
        await medical.reads(
          `query($filter: JournalFilter!) { journalEntries(filter: $filter) { nodes { id reversedBy { id } } } }`,
          { filter: { ...{ pool: town.pool, insurance: 'RESIDENT' }, kind } },
        )
      ).journalEntries.nodes.find((entry: { reversedBy: unknown }) => !entry.reversedBy).id;
    const reason = '收支更正后重新结转';
    expect(await medical.isRefused('reverseEntry', { entry: await entryOf('YEAR_CLOSE'), reason })).toEqual([
      'ENTRY_HELD input.entry',
    ]);
    await medical.does('reverseEntry', { entry: await entryOf('RESERVE_LEVY'), reason });
    await medical.does('reverseEntry', { entry: await entryOf('YEAR_CLOSE'), reason });
    await medical.does('closeYear', year);
    await medical.does('levyReserve', year);
    expect(await finance.isRefused('reviewSettlement', review)).toEqual([`SETTLEMENT_STALE ${ON}`]);
    const again = await draft(town);
    expect(again.changes).toEqual([`${a} compliantExpenditure: 600.00 → 610.00`]);
    expect(again.settlement.revision).toBe(2);
    expect((await standing(town))[0]).toBe('500.00 / 100.00 / 290.00');
  });
});

test('a draft computed by an earlier version of the policy is stale; drafted again, it rests on the newest', async () => {
  const town = await leviedTown(server);
  const { settlement } = await draft(town);
  const input = { settlement: settlement.id };
  const before = laws;
  const law = before.inForce(town.pool, 2021)!;
  const corrected = { ...law, version: 2, inForce: { ...law.inForce, from: '2021-02-01' } };
  laws = createRegistry([...before.all, corrected]);
  try {
    expect((await read(town, settlement.id)).changedInputs).toEqual([`policy: → ${law.id} (2)`]);
    expect(await town.finance.isRefused('reviewSettlement', input)).toEqual([`SETTLEMENT_STALE ${ON}`]);
    const again = await draft(town);
    expect(again.changes).toEqual([`policy: → ${law.id} (2)`]);
    await town.finance.does('reviewSettlement', input);
    await town.government.does('confirmSettlement', input);
  } finally {
    laws = before;
  }
});

describe('four eyes', () => {
  test('whoever drafted can’t review, whoever drafted or reviewed can’t confirm', async () => {
    const town = await leviedTown(server);
    const { finance, as } = town;
    const { settlement } = await draft(town);
    const input = { settlement: settlement.id };
    expect(await as('CITY_FINANCE', '市医保局 李').isRefused('reviewSettlement', input)).toEqual(['FOUR_EYES']);
    await finance.does('reviewSettlement', input);
    expect(await as('CITY_GOVERNMENT', '市财政局 王').isRefused('confirmSettlement', input)).toEqual(['FOUR_EYES']);
    expect(await as('CITY_GOVERNMENT', '市医保局 李').isRefused('confirmSettlement', input)).toEqual(['FOUR_EYES']);
    expect((await read(town, settlement.id)).status).toBe('REVIEWED');
  });

  test('an office that the policy does not name for the step is refused, also one of another pool', async () => {
    const town = await leviedTown(server);
    const { settlement } = await draft(town);
    const input = { settlement: settlement.id };
    expect(await town.government.isRefused('reviewSettlement', input)).toEqual(['FORBIDDEN']);
    expect(await town.finance.isRefused('confirmSettlement', input)).toEqual(['FORBIDDEN']);
    expect(await town.agency.isRefused('draftSettlement', town.year)).toEqual(['FORBIDDEN']);
    const other = await leviedTown(server);
    expect(await other.finance.isRefused('reviewSettlement', input)).toEqual(['FORBIDDEN']);
  });
});

describe('the order of the steps', () => {
  test('an unreviewed draft can’t be confirmed, a returned one can’t be reviewed before it is drafted again', async () => {
    const town = await leviedTown(server);
    const { finance, government } = town;
    const { settlement } = await draft(town);
    const input = { settlement: settlement.id };
    const notNext = [`SETTLEMENT_NOT_IN_STATUS`];
    expect(await government.isRefused('confirmSettlement', input)).toEqual(notNext);
    expect(await government.isRefused('reverseSettlement', { ...input, reason: '试' })).toEqual(notNext);
    expect(await finance.isRefused('returnSettlement', input)).toEqual(['REASON_MISSING input.reason']);
    await finance.does('returnSettlement', { ...input, reason: '附件不全' });
    expect(await finance.isRefused('reviewSettlement', input)).toEqual(notNext);
    expect((await draft(town)).settlement).toMatchObject({ id: settlement.id, status: 'DRAFT', revision: 2 });
  });

  test('a posted settlement is neither drafted, reviewed nor confirmed again', async () => {
    const { medical, finance, government, year, settlement } = await settledTown(server);
    const input = { settlement: settlement.id };
    expect(await medical.isRefused('draftSettlement', year)).toEqual(['SETTLEMENT_EXISTS input.fiscalYear']);
    expect(await finance.isRefused('reviewSettlement', input)).toEqual(['SETTLEMENT_NOT_IN_STATUS']);
    expect(await government.isRefused('confirmSettlement', input)).toEqual(['SETTLEMENT_NOT_IN_STATUS']);
    expect(await government.isRefused('confirmSettlement', { settlement: 'nonsense' })).toEqual([`UNKNOWN_ID ${ON}`]);
  });

  test('with the closing period shut nothing is posted, and the settlement stays reviewed', async () => {
    const town = await leviedTown(server);
    const { settlement } = await draft(town);
    const input = { settlement: settlement.id };
    await town.finance.does('reviewSettlement', input);
    await town.medical.does('closePeriods', { ...town.year, months: [13] });
    expect(await town.government.isRefused('confirmSettlement', input)).toEqual(['PERIOD_CLOSED']);
    expect(await read(town, settlement.id)).toMatchObject({ status: 'REVIEWED', obligations: [] });
  });
});

test('a deficit that nobody covers can be drafted and reviewed, and not posted before a decision covers it', async () => {
  const town = await foundPool(server, 'shaoyang');
  const { medical, finance, government, year } = town;
  // no county has a surplus: of 乙’s deficit of 260 the balance that the levy left covers 50, the reserve 160, its government the fault
  const rows = [...town.months.slice(0, 3), ...town.months.slice(0, 3).map((row) => ({ ...row, item: 'INPATIENT' }))];
  rows[4]!.amount = '760.00';
  await medical.does('loadIncomeAndExpenditure', { ...documentOf(town), rows });
  await medical.does('recordYearFacts', factsOf(town));
  await finance.does('confirmYearFacts', year);
  await closeYear(town, year);
  await medical.does('levyReserve', year);
  const { settlement } = await draft(town);
  expect(settlement.outcome.counties[1]).toMatchObject({ deficit: '260.00', unresolved: '33.85' });
  const input = { settlement: settlement.id };
  await finance.does('reviewSettlement', input);
  expect(await government.isRefused('confirmSettlement', input)).toEqual([`SETTLEMENT_UNRESOLVED ${ON}`]);
  expect((await read(town, settlement.id)).status).toBe('REVIEWED');
});

describe('the posting', () => {
  test('of several confirmations at once is done by exactly one', async () => {
    const town = await leviedTown(server);
    const { settlement } = await draft(town);
    const input = { settlement: settlement.id };
    await town.finance.does('reviewSettlement', input);
    const persons = ['市长 甲', '市长 乙', '市长 丙', '市长 丁'];
    const answers = await atOnce(
      persons.map((person) => town.as('CITY_GOVERNMENT', person).isRefused('confirmSettlement', input)),
    );
    expect(answers).toEqual([[], ...Array(3).fill(['SETTLEMENT_NOT_IN_STATUS'])]);
    expect(await standing(town)).toEqual(['800.00 / 50.00 / 0.00', '0.00 / 0.00 / -90.00', '70.00 / 20.00 / 0.00']);
  });

  test('twice under one key has one effect, also at the same moment', async () => {
    const town = await leviedTown(server);
    const { settlement } = await draft(town);
    await town.finance.does('reviewSettlement', { settlement: settlement.id });
    const input = { settlement: settlement.id, idempotencyKey: town.pool };
    const answers = await Promise.all([1, 2, 3].map(() => town.government.does('confirmSettlement', input)));
    expect(answers.filter(({ replayed }) => replayed)).toHaveLength(2);
    expect((await read(town, settlement.id)).events.map(({ status }: { status: string }) => status)).toEqual([
      'DRAFT',
      'REVIEWED',
      'POSTED',
    ]);
  });

  test('leaves each step’s id on the lines that carry it out', async () => {
    const { medical, pool, settlement } = await settledTown(server);
    for (const { id, source, amount } of settlement.steps.filter(
      ({ source }: { source: string }) => !source.endsWith('GOVERNMENT'),
    )) {
      const { journalEntries } = await medical.reads(
        `query($filter: JournalFilter!) { journalEntries(filter: $filter) { nodes { kind subject vouchers { debit } } } }`,
        { filter: { pool, insurance: 'RESIDENT', step: id } },
      );
      expect({ source, entries: journalEntries.nodes }).toEqual({
        source,
        entries: [expect.objectContaining({ kind: 'SETTLEMENT_STEP', subject: settlement.id })],
      });
      expect(Number(amount)).toBeGreaterThan(0);
    }
  });

  test('is checked by the database: a posted event without its postings does not commit, not even as owner', async () => {
    const town = await leviedTown(server);
    const { settlement } = await draft(town);
    await town.finance.does('reviewSettlement', { settlement: settlement.id });
    const insert = server.database.asOwner(
      `insert into settlement_event (settlement, seq, status, person, role, revision, content_hash)
       select settlement, seq + 1, 'POSTED', '某人', 'CITY_GOVERNMENT', revision, content_hash
       from settlement_event where settlement = $1 order by seq desc limit 1`,
      [settlement.id],
    );
    await expect(insert).rejects.toMatchObject({
      message: 'YEAR_RESULT_IS_NOT_WHAT_IS_OWED',
      detail: `${town.a}: result 300.00, owed 0.00; ${town.b}: result -260.00, owed 0.00; ${town.c}: result 60.00, owed 0.00`,
    });
  });
});

test('the database takes events of a settlement in their order, about its newest draft', async () => {
  const town = await leviedTown(server);
  const { settlement } = await draft(town);
  await draft(town);
  const review = (seq: number, revision: number) =>
    server.database.asOwner(
      `insert into settlement_event (settlement, seq, status, person, role, revision, content_hash)
       select settlement, $2, 'REVIEWED', '某人', 'CITY_FINANCE', revision, content_hash
       from settlement_draft where settlement = $1 and revision = $3`,
      [settlement.id, seq, revision],
    );
  await expect(review(2, 2)).rejects.toThrow('SETTLEMENT_MOVED_ON');
  await expect(review(3, 1)).rejects.toThrow('SETTLEMENT_MOVED_ON');
  await review(3, 2);
  expect((await read(town, settlement.id)).status).toBe('REVIEWED');
});

test('two payments in one operation: each answer says what is owed after it', async () => {
  const { finance, medical, year, settlement } = await settledTown(server);
  await medical.does('openPeriods', { ...year, fiscalYear: 2022, months: [3] });
  const { id, amount } = settlement.obligations.find(({ kind }: { kind: string }) => kind === 'TOP_UP');
  const pay = (
    name: string,
  ) => `${name}: recordTopUp(input: { idempotencyKey: "${crypto.randomUUID()}", obligation: "${id}",
    amount: "1.00", receivedOn: "2022-03-01", document: "拨款单" }) { refusals { code } obligation { outstanding } }`;
  const { data } = await finance.send(`mutation { ${pay('first')} ${pay('second')} }`);
  const owed = (paid: bigint) => ({ refusals: [], obligation: { outstanding: yuan(fen(amount) - paid) } });
  expect(data).toEqual({ first: owed(1_00n), second: owed(2_00n) });
});

describe('a reversal of the settlement', () => {
  test('puts every balance back, keeps the old one as history, and lets the year be settled anew', async () => {
    const town = await settledTown(server);
    const { government, year, settlement } = town;
    const input = { settlement: settlement.id };
    expect(await government.isRefused('reverseSettlement', input)).toEqual(['REASON_MISSING input.reason']);
    await government.does('reverseSettlement', { ...input, reason: '县级申诉成立' });
    expect(await standing(town)).toEqual([
      '500.00 / 100.00 / 300.00',
      '50.00 / 50.00 / -260.00',
      '10.00 / 40.00 / 60.00',
    ]);
    const again = await draft(town);
    expect(again.settlement).toMatchObject({ revision: 1, status: 'DRAFT' });
    expect(again.settlement.id).not.toBe(settlement.id);
    const { settlements } = await town.medical.reads(
      `query($pool: ID!) { settlements(pool: $pool, insurance: RESIDENT, fiscalYear: 2021) { status stands } }`,
      year,
    );
    expect(settlements).toEqual([
      { status: 'DRAFT', stands: true },
      { status: 'REVERSED', stands: false },
    ]);
    const [{ id }] = settlement.obligations;
    const payment = { obligation: id, amount: '1.00', receivedOn: '2022-03-01', document: '拨款单' };
    expect(await town.finance.isRefused('recordTopUp', payment)).toEqual(['MORE_THAN_OWED input.amount']);
  });

  test('is refused while a payment stands on it, and done once that is taken back', async () => {
    const { finance, government, medical, settlement } = await settledTown(server);
    const [{ id }] = settlement.obligations.filter(({ kind }: { kind: string }) => kind === 'TOP_UP');
    const { entry } = await finance.does(
      'recordTopUp',
      { obligation: id, amount: '5.00', receivedOn: '2022-03-01', document: '拨款单' },
      'entry',
    );
    const reversal = { settlement: settlement.id, reason: '试' };
    expect(await government.isRefused('reverseSettlement', reversal)).toEqual([`SETTLEMENT_HELD ${ON}`]);
    await medical.does('reverseEntry', { entry, reason: '误记' });
    await government.does('reverseSettlement', reversal);
  });

  test('is the only way back: its entries can’t be taken back one by one, nor what they rest on', async () => {
    const { medical, pool } = await settledTown(server);
    const { journalEntries } = await medical.reads(
      `query($filter: JournalFilter!) { journalEntries(filter: $filter) { nodes { id kind } } }`,
      { filter: { pool, insurance: 'RESIDENT', fromPeriod: 202113, toPeriod: 202113 } },
    );
    for (const { id, kind } of journalEntries.nodes)
      expect([kind, await medical.isRefused('reverseEntry', { entry: id, reason: '试' })]).toEqual([
        kind,
        ['ENTRY_HELD input.entry'],
      ]);
  });
});
