/** Income that counties collect and send up, and subsidies by level of government, through the API. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { atOnce, type Office, officeOf } from '../offices.js';
import { startServer, type TestServer } from '../server.js';
import { statementsOf } from '../statements.js';
import { foundPool, foundTown, type Town, townPolicies } from '../towns.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ policies: townPolicies });
});
afterAll(() => server.close());

const switchOn = (town: Town, item: string, month = 1) =>
  town.finance.does('switchIncomePath', { ...town.year, item, month, document: '收入路径启用' });

/** Its interest comes by its own path from January 2021 on. */
async function interestTown(pool?: string): Promise<Town & { treasurer: Office }> {
  const town = pool === undefined ? await foundTown(server) : await foundPool(server, pool);
  await switchOn(town, 'INTEREST');
  const treasurer = officeOf(server.as('COUNTY_FINANCE', { county: town.a }, '甲县财政局 钱'));
  return { ...town, treasurer };
}

const interest = (town: Town, given: object = {}) => ({
  ...{ county: town.a, insurance: 'RESIDENT', item: 'INTEREST', into: 'COUNTY_SPECIAL' },
  ...{ receivedOn: '2021-01-20', amount: '100.00', ...given },
});
const document = ({ pool }: Town, ...rows: object[]) => ({ pool, document: '到账通知', rows });
const up = (town: Town, amount: string, remittedOn: string) => ({
  ...{ pool: town.pool, insurance: 'RESIDENT', county: town.a, amount, remittedOn, document: '上解回单' },
});

const STATE = `query($pool: ID!, $asOf: String!, $fiscalYear: Int! = 2021) {
  remittanceState(pool: $pool, insurance: RESIDENT, fiscalYear: $fiscalYear, asOf: $asOf) { nodes { county outstanding overdue
    months { month received due remittedInTime remittedLate outstanding settledOn daysOverdue rule citation { article }
      liabilityRule liability { article quote } } } } }`;
const state = async (town: Town, asOf: string, office: Office = town.medical) =>
  (await office.reads(STATE, { pool: town.pool, asOf })).remittanceState.nodes;
/** "month: received = in time + late + outstanding, days" of 甲县. */
const months = async (town: Town, asOf: string): Promise<string[]> =>
  ((await state(town, asOf))[0]?.months ?? []).map(
    (m: Record<string, string>) =>
      `${m.month}: ${m.received} = ${m.remittedInTime} + ${m.remittedLate} + ${m.outstanding}, ${m.daysOverdue}`,
  );

describe('what a county collects', () => {
  test('lies in its own account until it is sent up; late by a day when it goes on the 6th, with what the law says of that', async () => {
    const town = await interestTown();
    await town.treasurer.does('recordIncome', document(town, interest(town), interest(town, { amount: '20.00' })));
    expect(await months(town, '2021-02-05')).toEqual(['2021-01: 120.00 = 0.00 + 0.00 + 120.00, 0']);
    await town.treasurer.does('remitIncome', up(town, '70.00', '2021-02-05'));
    await town.treasurer.does('remitIncome', up(town, '50.00', '2021-02-06'));
    const [county] = await state(town, '2021-02-28');
    expect(county).toEqual({
      ...{ county: town.a, outstanding: '0.00', overdue: '0.00' },
      months: [
        {
          ...{ month: '2021-01', received: '120.00', due: '2021-02-05', settledOn: '2021-02-06', daysOverdue: 1 },
          ...{ remittedInTime: '70.00', remittedLate: '50.00', outstanding: '0.00' },
          ...{ rule: 'HD-3', citation: { article: '第十四条（三）' }, liabilityRule: 'HD-11' },
          liability: {
            article: '第二十一条',
            quote: '未按时足额上解医疗保障基金收入的县（市、区）要进行约谈通报。',
          },
        },
      ],
    });
    // as of the day before it had not come: nobody set a flag, and none has to be taken back
    expect(await state(town, '2021-02-05')).toMatchObject([{ outstanding: '50.00', overdue: '0.00' }]);
    expect(await state(town, '2021-01-19')).toEqual([]);
  });

  test('is overdue without any further call, a reversed remittance again, and a reversed receipt no more', async () => {
    const town = await interestTown();
    await town.medical.does('recordIncome', document(town, interest(town)));
    expect(await state(town, '2021-02-15')).toMatchObject([{ outstanding: '100.00', overdue: '100.00' }]);
    const { entry } = await town.finance.does('remitIncome', up(town, '100.00', '2021-02-03'), 'entry');
    expect(await months(town, '2021-02-15')).toEqual(['2021-01: 100.00 = 100.00 + 0.00 + 0.00, 0']);
    await town.finance.does('reverseEntry', { entry, reason: '误记' });
    expect(await months(town, '2021-02-15')).toEqual(['2021-01: 100.00 = 0.00 + 0.00 + 100.00, 10']);
    const { journalEntries } = await town.medical.reads(
      `query($filter: JournalFilter!) { journalEntries(filter: $filter) { nodes { id } } }`,
      { filter: { pool: town.pool, insurance: 'RESIDENT', kind: 'INCOME_RECEIPT' } },
    );
    await town.finance.does('reverseEntry', { entry: journalEntries.nodes[0].id, reason: '误记' });
    expect(await months(town, '2021-02-15')).toEqual([]);
  });

  test('is not sent up twice, also at the same moment, nor more than came; and not from where there is no account', async () => {
    const town = await interestTown();
    await town.medical.does('recordIncome', document(town, interest(town)));
    const both = [town.treasurer, town.finance].map((office) =>
      office.isRefused('remitIncome', up(town, '100.00', '2021-02-03')),
    );
    expect(await atOnce(both)).toEqual([[], ['BANK_ACCOUNT_BELOW_ZERO']]);
    const refused = (given: object) =>
      town.finance.isRefused('remitIncome', { ...up(town, '1.00', '2021-02-03'), ...given });
    expect(await refused({ county: 'nowhere' })).toEqual(['UNKNOWN_COUNTY input.county']);
    expect(await refused({ amount: '0.00', remittedOn: 'x', document: '' })).toEqual([
      ...['ZERO_AMOUNT input.amount', 'INVALID_DATE input.remittedOn', 'REASON_MISSING input.document'],
    ]);
    const plain = await foundTown(server);
    expect(await plain.finance.isRefused('remitIncome', up(plain, '1.00', '2021-02-03'))).toEqual([
      'INCOME_PATH_UNKNOWN input.county',
    ]);
  });

  test('overdue is a warning with the law’s day as its threshold, cleared once it went up', async () => {
    const town = await interestTown();
    await town.medical.does('recordIncome', document(town, interest(town)));
    const look = async (asOf: string) => {
      await town.medical.does('refreshWarnings', { pool: town.pool, asOf });
      const { warnings } = await town.medical.reads(
        `query($pool: ID!) { warnings(filter: { pool: $pool, kinds: [OVERDUE_REMITTANCE] }) { nodes { county level figure threshold
          unit subject rule thresholdIsDefault message clearedOn } } }`,
        { pool: town.pool },
      );
      return warnings.nodes;
    };
    expect(await look('2021-02-05')).toEqual([]);
    expect(await look('2021-02-06')).toEqual([
      {
        ...{ county: town.a, level: 'ORANGE', figure: '1.00', threshold: '0.00', unit: 'DAYS', subject: '2021-01' },
        ...{ rule: 'HD-3', thresholdIsDefault: false, clearedOn: null },
        message: expect.stringContaining(
          '2021-01 收入尚有 100.00 元未上解，期限 2021-02-05，已逾期 1 天；第二十一条：',
        ),
      },
    ]);
    await town.finance.does('remitIncome', up(town, '100.00', '2021-02-08'));
    expect((await look('2021-02-08'))[0]).toMatchObject({ clearedOn: '2021-02-08' });
  });

  test('is listed for all counties in one statement; a county’s office sees its own', async () => {
    const town = await interestTown();
    const rows = [town.a, town.b, town.c].map((county) => interest(town, { county }));
    await town.medical.does('recordIncome', document(town, ...rows));
    const names = await statementsOf(server.database, () => state(town, '2021-02-15'));
    expect(names).toEqual(['remittance-flows']);
    expect(await state(town, '2021-02-15')).toHaveLength(3);
    expect(await state(town, '2021-02-15', town.treasurer)).toMatchObject([{ county: town.a }]);
    const { errors } = await town.medical.send(STATE, { pool: town.pool, asOf: 'today' });
    expect(errors![0]!.extensions.code).toBe('INVALID_DATE');
  });
});

describe('income that came', () => {
  test('straight into the city’s account is nobody’s to remit', async () => {
    const town = await interestTown();
    await town.medical.does('recordIncome', document(town, interest(town, { into: 'SPECIAL' })));
    expect(await state(town, '2021-12-31')).toEqual([]);
  });

  test('is booked whole or not at all: every faulty row is said at once', async () => {
    const town = await interestTown();
    const rows = [
      interest(town),
      interest(town, { county: 'nowhere' }),
      interest(town, { amount: '1.005', receivedOn: '2021-02-30' }),
      interest(town, { item: 'OTHER_INCOME' }),
      interest(town, { item: 'PREMIUM' }),
      interest(town, { item: 'PREMIUM', into: 'SPECIAL' }),
      interest(town, { level: 'CITY' }),
      interest(town, { item: 'FISCAL_SUBSIDY', into: 'SPECIAL' }),
      interest(town, { insurance: 'EMPLOYEE' }),
      interest(town, { receivedOn: '2023-01-01' }),
    ];
    expect(await town.medical.isRefused('recordIncome', { ...document(town, ...rows), document: '' })).toEqual([
      'REASON_MISSING input.document',
      'UNKNOWN_COUNTY input.rows.1.county',
      'INVALID_AMOUNT input.rows.2.amount',
      'INVALID_DATE input.rows.2.receivedOn',
      'INCOME_PATH_NOT_SWITCHED input.rows.3.receivedOn',
      'INCOME_PATH_UNKNOWN input.rows.4.into', // premiums are the tax office's
      'INCOME_PATH_UNKNOWN input.rows.5.into',
      'SUBSIDY_LEVEL input.rows.6.level',
      'SUBSIDY_LEVEL input.rows.7.level',
      'INCOME_PATH_NOT_SWITCHED input.rows.7.receivedOn',
      'BOOK_NOT_OPEN input.rows.8.county',
      'INCOME_PATH_NOT_SWITCHED input.rows.8.receivedOn',
      'POLICY_NOT_IN_FORCE input.rows.9.receivedOn',
    ]);
    expect(await state(town, '2021-12-31')).toEqual([]);
    expect(await town.medical.isRefused('recordIncome', document(town))).toEqual(['EMPTY_DOCUMENT input.rows']);
    const dry = { ...document(town, interest(town)), dryRun: true };
    expect(await town.medical.does('recordIncome', dry, 'document rows')).toMatchObject({ document: null, rows: 1 });
    expect(await state(town, '2021-12-31')).toEqual([]);
  });

  test('of another county is not the office’s to book or send up', async () => {
    const town = await interestTown();
    const ofB = interest(town, { county: town.b });
    expect(await town.treasurer.isRefused('recordIncome', document(town, interest(town), ofB))).toEqual([
      'FORBIDDEN input.rows.1.county',
    ]);
    expect(
      await town.treasurer.isRefused('remitIncome', { ...up(town, '1.00', '2021-02-03'), county: town.b }),
    ).toEqual(['FORBIDDEN']);
  });
});

describe('subsidies', () => {
  const SUBSIDIES = `query($pool: ID!) { subsidyState(pool: $pool, insurance: RESIDENT, fiscalYear: 2021) { nodes { county
    levels { level due paid outstanding paidInRate } due paid paidInRate proposedShortfall recordedShortfall difference } } }`;
  const subsidies = async (town: Town, office: Office = town.medical) =>
    (await office.reads(SUBSIDIES, { pool: town.pool })).subsidyState.nodes;
  const due = (town: Town, ...rows: object[]) => ({ ...town.year, source: '2021年补助文件', rows });
  const paid = (town: Town, level: string, amount: string, given: object = {}) =>
    interest(town, { item: 'FISCAL_SUBSIDY', level, amount, ...given });

  test('are due and paid by level; what a level has not paid is proposed as the year’s shortfall, beside what the facts say', async () => {
    const town = await interestTown('shaoyang'); // there the county's own come through its account
    await switchOn(town, 'FISCAL_SUBSIDY');
    await town.medical.does(
      'recordSubsidyDue',
      due(
        town,
        { county: town.a, level: 'COUNTY', amount: '60.00' },
        { county: town.a, level: 'CENTRAL', perHead: '3.48' },
        { county: town.a, level: 'PROVINCE', perHead: '1.00', insured: 90 },
        { county: town.b, level: 'CITY', amount: '10.00' },
      ),
    );
    await town.medical.does('recordSubsidyDue', due(town, { county: town.b, level: 'CITY', amount: '40.00' }));
    await town.finance.does(
      'recordIncome',
      document(
        town,
        paid(town, 'CENTRAL', '350.00', { into: 'SPECIAL' }),
        paid(town, 'COUNTY', '20.00'),
        paid(town, 'CITY', '40.00', { county: town.b, into: 'SPECIAL' }),
        paid(town, 'CITY', '9.00', { county: town.b, into: 'SPECIAL', subsidyYear: 2020 }),
      ),
    );
    await town.medical.does('recordYearFacts', {
      ...{ pool: town.pool, fiscalYear: 2021, source: '核定' },
      rows: [{ county: town.a, insurance: 'RESIDENT', incomeDue: '0.00', subsidyShortfall: '100.00' }],
    });
    expect(await subsidies(town)).toEqual([
      {
        county: town.a,
        levels: [
          { level: 'CENTRAL', due: '348.00', paid: '350.00', outstanding: '0.00', paidInRate: '100.57' },
          { level: 'PROVINCE', due: '90.00', paid: '0.00', outstanding: '90.00', paidInRate: '0.00' },
          { level: 'COUNTY', due: '60.00', paid: '20.00', outstanding: '40.00', paidInRate: '33.33' },
        ],
        ...{ due: '498.00', paid: '370.00', paidInRate: '74.30' },
        ...{ proposedShortfall: '130.00', recordedShortfall: '100.00', difference: '30.00' },
      },
      {
        county: town.b,
        levels: [{ level: 'CITY', due: '40.00', paid: '40.00', outstanding: '0.00', paidInRate: '100.00' }],
        ...{ due: '40.00', paid: '40.00', paidInRate: '100.00' },
        ...{ proposedShortfall: '0.00', recordedShortfall: null, difference: null },
      },
    ]);
    expect(await subsidies(town, town.treasurer)).toHaveLength(1);
    await expect(
      server.database.asOwner(
        `insert into subsidy_due (fund, year, county, level, version, amount, per_head, insured, source, entered_by)
         select fund, year, county, level, version + 1, amount + 0.01, per_head, insured, source, entered_by
         from subsidy_due where county = $1 and per_head is not null`,
        [town.a],
      ),
    ).rejects.toThrow('subsidy_due_check');
    // the county's own lie in its account, to be sent up by the 5th
    expect(await state(town, '2021-02-06')).toMatchObject([
      { county: town.a, overdue: '20.00', months: [{ rule: 'SY-1', liability: null }] },
    ]);
    // a payment taken back has not come
    const { journalEntries } = await town.medical.reads(
      `query($filter: JournalFilter!) { journalEntries(filter: $filter) { nodes { id } } }`,
      { filter: { pool: town.pool, insurance: 'RESIDENT', kind: 'INCOME_RECEIPT', county: town.b } },
    );
    await town.finance.does('reverseEntry', { entry: journalEntries.nodes[0].id, reason: '误记' });
    expect((await subsidies(town))[1]).toMatchObject({ paid: '0.00', proposedShortfall: '40.00' });
  });

  test('switched to their own path are loaded no more', async () => {
    const town = await foundTown(server);
    await switchOn(town, 'FISCAL_SUBSIDY');
    const load = { pool: town.pool, fiscalYear: 2021, document: '月报', rows: [town.months[2]!] };
    expect(await town.medical.isRefused('loadIncomeAndExpenditure', load)).toEqual([
      'INCOME_PATH_SWITCHED input.rows.0.item',
    ]);
    // by Handan's rules a county pays its subsidy straight into the city's account
    const row = interest(town, { item: 'FISCAL_SUBSIDY', level: 'COUNTY' });
    expect(await town.medical.isRefused('recordIncome', document(town, row))).toEqual([
      'INCOME_PATH_UNKNOWN input.rows.0.into',
    ]);
  });

  test('due are refused with faults, all at once; and to those who may not', async () => {
    const town = await foundTown(server);
    const rows = [
      { county: 'nowhere', level: 'CITY', amount: '1.00' },
      { county: town.a, level: 'CITY' },
      { county: town.a, level: 'CITY', amount: '1.00', perHead: '1.00' },
      { county: town.a, level: 'COUNTY', amount: 'x' },
      { county: town.b, level: 'COUNTY', perHead: '-1.00', insured: -5 },
      { county: town.c, level: 'CITY', perHead: '999999999999999999.99', insured: 2 },
    ];
    expect(await town.medical.isRefused('recordSubsidyDue', { ...due(town, ...rows), source: ' ' })).toEqual([
      'REASON_MISSING input.source',
      'UNKNOWN_COUNTY input.rows.0.county',
      'SUBSIDY_DUE_EITHER input.rows.1.amount',
      'DUPLICATE_COUNTY input.rows.2.county',
      'SUBSIDY_DUE_EITHER input.rows.2.amount',
      'INVALID_AMOUNT input.rows.3.amount',
      'NEGATIVE_AMOUNT input.rows.4.perHead',
      'NEGATIVE_COUNT input.rows.4.insured',
      'INVALID_AMOUNT input.rows.5.perHead',
    ]);
    const other = await foundTown(server);
    const row = { county: town.a, level: 'CITY', amount: '1.00' };
    expect(await other.finance.isRefused('recordSubsidyDue', due(town, row))).toEqual(['FORBIDDEN']);
    expect(await subsidies(town)).toEqual([]);
  });
});
