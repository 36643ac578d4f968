/** 补充清算: a posted year corrected by what became known later, through the API and in the books. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { atOnce, closeYear, type FundYear, MONTHS, SETTLEMENT, settle } from '../offices.js';
import { faultsOf } from '../ledger/found.js';
import { startServer, type TestServer } from '../server.js';
import { loadYear, reserveOf } from '../stories/small-pool.js';
import {
  documentOf,
  factsOf,
  foundPool,
  leviedTown,
  type PostedTown,
  settledTown,
  standing,
  type Town,
  townPolicies,
} from '../towns.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ policies: townPolicies });
});
afterAll(() => server.close());

const ON = 'input.settlement';
const CORRECTION = SETTLEMENT.replace('status revision', 'status stands revision corrects { id }');

/** A row of the posted year is other than it was loaded; its month is opened for it and closed again. */
async function lateRow({ medical, year, load }: Town, row: number, month: number, amount: string): Promise<void> {
  await medical.does('closePeriods', { ...year, months: [13] });
  await medical.does('openPeriods', { ...year, months: [month], reason: '补记' });
  await medical.does('correctLoadedRow', { load, row, amount, reason: '补记' });
  await medical.does('closePeriods', { ...year, months: [month] });
  await medical.does('openPeriods', { ...year, months: [13] });
}

async function laterFacts(town: Town, nonCompliantExpenditure: string): Promise<void> {
  const rows = town.facts.filter(({ county }) => county === town.b).map((row) => ({ ...row, nonCompliantExpenditure }));
  await town.medical.does('recordYearFacts', { ...factsOf(town), rows });
  await town.finance.does('confirmYearFacts', town.year);
}

// oxlint-disable-next-line typescript/no-explicit-any -- a settlement as the API answers it
const draftCorrection = async ({ medical, year }: Town): Promise<any> =>
  (await medical.does('draftSettlementCorrection', year, `changes ${CORRECTION}`)).settlement;

async function confirm({ finance, government }: Town, id: string) {
  await finance.does('reviewSettlement', { settlement: id });
  return (await government.does('confirmSettlement', { settlement: id }, CORRECTION)).settlement;
}
const correct = async (town: Town) => confirm(town, (await draftCorrection(town)).id);

const stepsIn = ({ steps }: { steps: Record<string, string>[] }): string[] =>
  steps.map(({ county, source, deficitClass, amount }) => `${county} ${source} ${deficitClass} ${amount}`);

const OWED = `query($pool: ID!) { obligations(pool: $pool, insurance: RESIDENT, fiscalYear: 2021) {
  id county kind payer payee amount reduced paid outstanding rule reductions { amount rule } } }`;
// oxlint-disable-next-line typescript/no-explicit-any -- obligations as the API answers them
const owedBy = async ({ medical, pool }: Town): Promise<any[]> => (await medical.reads(OWED, { pool })).obligations;
const openOf = async (town: Town): Promise<string[]> =>
  (await owedBy(town))
    .filter(({ outstanding }) => outstanding !== '0.00')
    .map(({ kind, payer, payee, outstanding }) => `${kind} ${payer} → ${payee} ${outstanding}`)
    .toSorted();

/** Pays whatever is open of a kind. */
async function pay(town: Town, kind: string, amount?: string): Promise<void> {
  for (const { id, outstanding } of (await owedBy(town)).filter(
    (one) => one.kind === kind && one.outstanding !== '0.00',
  ))
    await (kind === 'TOP_UP'
      ? town.finance.does('recordTopUp', {
          ...{ obligation: id, amount: amount ?? outstanding, receivedOn: '2022-03-01', document: '拨款单' },
        })
      : town.finance.does('payIntoReserve', {
          ...{ obligation: id, amount: amount ?? outstanding, paidBy: 'GOVERNMENT', paidOn: '2022-03-02' },
          document: '拨款单',
        }));
}

const DIFFERENCES = `query($id: ID!) { settlementDifferences(settlement: $id) { changedInputs counties { county } } }`;
const differencesLeft = async ({ medical }: Town, id: string) =>
  (await medical.reads(DIFFERENCES, { id })).settlementDifferences;
const nothingLeft = { changedInputs: [], counties: [] };

describe('after a government has paid', () => {
  let town: PostedTown;
  // oxlint-disable-next-line typescript/no-explicit-any -- as the API answers it
  let [first, second]: any[] = [];
  beforeAll(async () => {
    town = await settledTown(server);
    await pay(town, 'TOP_UP');
  });

  test('a late row and a corrected fact are drafted as what grows, reviewed, confirmed and posted', async () => {
    await lateRow(town, 5, 2, '800.00');
    await laterFacts(town, '30.00');
    const { changes, settlement } = await town.medical.does(
      'draftSettlementCorrection',
      town.year,
      `changes ${CORRECTION}`,
    );
    expect(changes).toEqual(
      expect.arrayContaining([
        `${town.b} compliantExpenditure: 740.00 → 770.00`,
        `${town.b} nonCompliantExpenditure: 20.00 → 30.00`,
      ]),
    );
    // of the deficit of 300: fault 30, balance 50, own reserve 50, shared 85, government 85
    expect(settlement).toMatchObject({ status: 'DRAFT', corrects: { id: town.settlement.id } });
    expect(stepsIn(settlement)).toEqual([
      `${town.b} LOCAL_GOVERNMENT MANAGEMENT 10.00`,
      `${town.b} SHARED_RESERVE POLICY 15.00`,
      `${town.b} LOCAL_GOVERNMENT POLICY 15.00`,
    ]);
    expect(settlement.steps[1].drawnFrom).toEqual([
      { county: town.a, amount: '10.71' },
      { county: town.c, amount: '4.29' },
    ]);
    expect(settlement.outcome.counties[1]).toMatchObject({ deficit: '300.00', managementDeficit: '30.00' });
    expect(await standing(town)).toEqual(['800.00 / 50.00 / 0.00', '0.00 / 0.00 / 0.00', '70.00 / 20.00 / 0.00']);

    first = await confirm(town, settlement.id);
    expect(first.status).toBe('POSTED');
    expect(first.events.map(({ status, person }: Record<string, string>) => `${status} ${person}`)).toEqual([
      'DRAFT 市医保局 李',
      'REVIEWED 市财政局 王',
      'POSTED 市政府 赵',
    ]);
    expect(await standing(town)).toEqual(['800.00 / 39.29 / 0.00', '0.00 / 0.00 / -25.00', '70.00 / 15.71 / 0.00']);
    expect(await openOf(town)).toEqual([
      'REPLENISH_RESERVE COUNTY → RISK_RESERVE 120.00',
      'REPLENISH_RESERVE COUNTY → RISK_RESERVE 15.00',
      'TOP_UP LOCAL_GOVERNMENT → FUND 10.00',
      'TOP_UP LOCAL_GOVERNMENT → FUND 15.00',
    ]);
    expect(await differencesLeft(town, town.settlement.id)).toEqual(nothingLeft);
    expect(await differencesLeft(town, first.id)).toEqual(nothingLeft);
  });

  test('its steps lead to the lines that carry them out, and these back to the law', async () => {
    const { settlement } = await town.medical.reads(
      `query($id: ID!) { settlement(id: $id) {
        corrections { id status differences { county steps { source before after difference } levy { unpaid } } }
        differences { county } } }`,
      { id: town.settlement.id },
    );
    expect(settlement).toEqual({
      corrections: [
        {
          ...{ id: first.id, status: 'POSTED' },
          differences: [
            {
              county: town.b,
              steps: [
                { source: 'LOCAL_GOVERNMENT', before: '20.00', after: '30.00', difference: '10.00' },
                { source: 'SHARED_RESERVE', before: '70.00', after: '85.00', difference: '15.00' },
                { source: 'LOCAL_GOVERNMENT', before: '70.00', after: '85.00', difference: '15.00' },
              ],
              levy: { unpaid: '0.00' },
            },
          ],
        },
      ],
      differences: null,
    });
    const { journalLines } = await town.medical.reads(
      `query($filter: JournalFilter!) { journalLines(filter: $filter) { nodes { amount rule
        settlementStep { id source amount citation { article } } voucher { month entry { kind subject } } } } }`,
      { filter: { ...town.year, fiscalYear: undefined, county: town.b, step: first.steps[1].id } },
    );
    expect(journalLines.nodes).toHaveLength(4);
    for (const line of journalLines.nodes)
      expect(line).toMatchObject({
        ...{ amount: '15.00', rule: 'HD-7' },
        settlementStep: { id: first.steps[1].id, source: 'SHARED_RESERVE', amount: '15.00' },
        voucher: { month: 13, entry: { kind: 'SETTLEMENT_STEP', subject: first.id } },
      });
  });

  test('what was settled as known on a date, and the reserve from one end to the other, stay right', async () => {
    const { settlementAsKnownOn } = await town.medical.reads(
      `query($pool: ID!) { settlementAsKnownOn(pool: $pool, insurance: RESIDENT, fiscalYear: 2021, bookedBy: "2099-01-01T00:00:00Z") {
        outcome { sharedReserveAfter counties { county deficit accumulatedBalanceAfter ownReserveAfter } } } }`,
      { pool: town.pool },
    );
    expect(settlementAsKnownOn.outcome).toEqual({
      sharedReserveAfter: first.outcome.sharedReserveAfter,
      counties: first.outcome.counties.map(
        ({ county, deficit, accumulatedBalanceAfter, ownReserveAfter }: Record<string, string>) => ({
          ...{ county, deficit, accumulatedBalanceAfter, ownReserveAfter },
        }),
      ),
    });
    const { rows, held } = await reserveOf(town.medical, town.year as FundYear);
    for (const { county, closing } of rows) expect([county, closing]).toEqual([county, held[county ?? 'common']]);
    expect(rows.find(({ county }) => county === town.a)).toMatchObject({ levy: '100.00', draws: '-60.71' });
  });

  test('a second one on top shrinks what was paid: off what is open, then credited, then owed back to who paid', async () => {
    await pay(town, 'TOP_UP');
    const [refill] = (await owedBy(town)).filter(
      ({ amount, kind }) => kind === 'REPLENISH_RESERVE' && amount === '120.00',
    );
    await town.finance.does('payIntoReserve', {
      ...{ obligation: refill.id, amount: '120.00', paidBy: 'GOVERNMENT', paidOn: '2022-03-02', document: '拨款单' },
    });
    expect(await standing(town)).toEqual(['800.00 / 89.29 / 0.00', '0.00 / 50.00 / 0.00', '70.00 / 35.71 / 0.00']);
    await lateRow(town, 5, 2, '740.00');
    await laterFacts(town, '50.00');
    // of the deficit of 240: fault 50, balance 50, own reserve 50, shared 45, government 45
    second = await correct(town);
    expect(second.corrects.id).toBe(first.id);
    expect(stepsIn(second)).toEqual([
      `${town.b} LOCAL_GOVERNMENT MANAGEMENT 20.00`,
      `${town.b} SHARED_RESERVE POLICY -40.00`,
      `${town.b} LOCAL_GOVERNMENT POLICY -40.00`,
    ]);
    // the government paid 85 for the policy deficit, 40 too much: 20 are credited to what it owes more for the fault
    const ofTwenty = (await owedBy(town)).filter(({ amount, kind }) => kind === 'TOP_UP' && amount === '20.00');
    expect(new Set(ofTwenty.map(({ reduced }) => reduced))).toEqual(new Set(['0.00', '20.00']));
    // 25 of the 40 that need not be refilled were paid: they are back in the balance that paid them
    expect(await openOf(town)).toEqual(['REFUND_TOP_UP FUND → LOCAL_GOVERNMENT 20.00']);
    const [, b] = await standing(town);
    expect(b).toBe('25.00 / 50.00 / 20.00');
    expect(second.status).toBe('POSTED');
    expect(await differencesLeft(town, town.settlement.id)).toEqual(nothingLeft);
  });

  test('the sheet of the settlement lists what its corrections made other, a correction’s sheet its own', async () => {
    const contentOf = async (settlement: string) => {
      const { report } = await town.medical.does(
        'requestReport',
        { settlement, county: town.b },
        'report { id title }',
      );
      const { rows } = await server.database.asOwner('select content from report where id = $1', [report.id]);
      const { corrections } = rows[0].content;
      return {
        title: report.title,
        items: corrections.map(({ item, difference }: Record<string, string>) => `${item} ${difference}`),
      };
    };
    const items = [
      '管理性缺口：当地政府财政 20.00',
      '政策性缺口：风险储备金调剂 -40.00',
      '政策性缺口：当地政府财政 -40.00',
      '补齐风险金 -40.00',
    ];
    const own = await contentOf(second.id);
    expect(own).toEqual({ title: expect.stringContaining('补充清算单'), items });
    const whole = await contentOf(town.settlement.id);
    expect(whole.title).not.toContain('补充');
    expect(whole.items).toHaveLength(8);
    expect(whole.items.slice(4)).toEqual(items);
  });

  test('city finance pays the government back, and no more than it is owed; then everything is completed', async () => {
    const [{ id }] = (await owedBy(town)).filter(({ kind }) => kind === 'REFUND_TOP_UP');
    const refund = { obligation: id, amount: '20.00', paidOn: '2022-04-01', document: '退款单' };
    const isRefused = (input: object) => town.finance.isRefused('refundGovernment', { ...refund, ...input });
    expect(await isRefused({ amount: '20.01' })).toEqual(['MORE_THAN_OWED input.amount']);
    expect(await isRefused({ paidOn: '2022-01-01' })).toEqual(['PERIOD_CLOSED']);
    expect(
      await town.finance.isRefused('recordTopUp', { ...refund, receivedOn: refund.paidOn, paidOn: undefined }),
    ).toEqual(['OBLIGATION_OF_OTHER_KIND input.obligation']);
    const { entry } = await town.finance.does('refundGovernment', refund, 'entry');
    const statuses = async () => {
      const { settlement } = await town.medical.reads(
        'query($id: ID!) { settlement(id: $id) { status corrections { status } } }',
        { id: town.settlement.id },
      );
      return [settlement.status, ...settlement.corrections.map(({ status }: { status: string }) => status)];
    };
    expect((await standing(town))[1]).toBe('25.00 / 50.00 / 0.00');
    expect(await statuses()).toEqual(['COMPLETED', 'COMPLETED', 'COMPLETED']);
    await town.medical.does('reverseEntry', { entry, reason: '误退' });
    expect((await standing(town))[1]).toBe('25.00 / 50.00 / 20.00');
    expect(await statuses()).toEqual(['COMPLETED', 'COMPLETED', 'POSTED']);
  });

  test('corrections are taken back last first, and the settlement not before them', async () => {
    const back = (id: string) => town.government.isRefused('reverseSettlement', { settlement: id, reason: '试' });
    expect(await back(town.settlement.id)).toEqual([`SETTLEMENT_HELD ${ON}`]);
    expect(await back(first.id)).toEqual([`SETTLEMENT_HELD ${ON}`]);
    await town.government.does('reverseSettlement', { settlement: second.id, reason: '县级申诉成立' });
    expect(await openOf(town)).toEqual(['REPLENISH_RESERVE COUNTY → RISK_RESERVE 15.00']);
    expect((await standing(town))[1]).toBe('0.00 / 50.00 / 0.00');
    expect(await back(first.id)).toEqual([`SETTLEMENT_HELD ${ON}`]); // what it made owed was paid

    const again = await correct(town);
    expect(again.id).not.toBe(second.id);
    expect(stepsIn(again)).toEqual(stepsIn(second));
    expect((await standing(town))[1]).toBe('25.00 / 50.00 / 20.00');
    const { settlement } = await town.medical.reads(
      'query($id: ID!) { settlement(id: $id) { corrections { id stands } } }',
      { id: town.settlement.id },
    );
    expect(settlement.corrections).toEqual([
      { id: first.id, stands: true },
      { id: second.id, stands: false },
      { id: again.id, stands: true },
    ]);
  });
});

describe('a correction', () => {
  test('of a surplus takes its part back, and a levy that the surplus no longer bears out of the balance', async () => {
    const town = await settledTown(server);
    await lateRow(town, 4, 2, '950.00'); // a's surplus was 400: 100 levied, 300 to the balance; it is 50
    const correction = await correct(town);
    expect(stepsIn(correction)).toEqual([]);
    expect(await standing(town)).toEqual(['450.00 / 50.00 / 0.00', '0.00 / 0.00 / -90.00', '70.00 / 20.00 / 0.00']);
    const { reserveLevies } = await town.medical.reads(
      `query($pool: ID!) { reserveLevies(pool: $pool, insurance: RESIDENT, fiscalYear: 2021) {
        county amount fromSurplus fromBalance } }`,
      { pool: town.pool },
    );
    expect(reserveLevies[0]).toMatchObject({
      county: town.a,
      amount: '100.00',
      fromSurplus: '50.00',
      fromBalance: '50.00',
    });
    expect(await differencesLeft(town, town.settlement.id)).toEqual(nothingLeft);
  });

  test('on facts alone is booked in a later period where the closing period is shut; late rows wait for it', async () => {
    const town = await settledTown(server);
    await town.medical.does('closePeriods', { ...town.year, months: [13] });
    await laterFacts(town, '30.00');
    const onFacts = await correct(town);
    const { journalLines } = await town.medical.reads(
      `query($filter: JournalFilter!) { journalLines(filter: $filter) { nodes { voucher { year month } } } }`,
      { filter: { pool: town.pool, insurance: 'RESIDENT', step: onFacts.steps[1].id, county: town.b } },
    );
    for (const { voucher } of journalLines.nodes) expect(voucher).toEqual({ year: 2022, month: 3 });
    const { pool } = await town.medical.reads(
      `query($pool: ID!) { pool(id: $pool) { fund(insurance: RESIDENT) { year(fiscalYear: 2022) { income expenditure } } } }`,
      { pool: town.pool },
    );
    expect(pool.fund.year).toEqual({ income: '0.00', expenditure: '0.00' });
    expect(onFacts.obligations.map(({ due }: { due: string }) => due)).toEqual(['2022-12-31']);
    expect(await differencesLeft(town, town.settlement.id)).toEqual(nothingLeft);

    await town.medical.does('openPeriods', { ...town.year, months: [2] });
    await town.medical.does('correctLoadedRow', { load: town.load, row: 5, amount: '770.00', reason: '补记' });
    expect(await town.medical.isRefused('draftSettlementCorrection', town.year)).toEqual([
      'MONTHS_OPEN input.fiscalYear',
    ]);
    await town.medical.does('closePeriods', { ...town.year, months: [2] });
    const late = await draftCorrection(town);
    await town.finance.does('reviewSettlement', { settlement: late.id });
    expect(await town.government.isRefused('confirmSettlement', { settlement: late.id })).toEqual(['PERIOD_CLOSED']);
    await town.medical.does('openPeriods', { ...town.year, months: [13] });
    await town.government.does('confirmSettlement', { settlement: late.id });
  });

  test('of rows that only move within the year carries them and changes nothing else', async () => {
    const town = await settledTown(server);
    await lateRow(town, 5, 2, '759.00');
    const { medical, year, pool, b } = town;
    await medical.does('closePeriods', { ...year, months: [13] });
    await medical.does('openPeriods', { ...year, months: [2] });
    await medical.does('loadIncomeAndExpenditure', {
      ...{ pool, fiscalYear: 2021, document: '重分类' },
      rows: [{ county: b, insurance: 'RESIDENT', month: 2, item: 'INPATIENT', amount: '1.00' }],
    });
    await medical.does('closePeriods', { ...year, months: [2] });
    await medical.does('openPeriods', { ...year, months: [13] });
    const before = await standing(town);
    expect(stepsIn(await correct(town))).toEqual([]);
    expect(await standing(town)).toEqual(before);
    expect(await medical.isRefused('draftSettlementCorrection', year)).toEqual(['NOTHING_TO_CORRECT input.fiscalYear']);
  });

  test('is refused where others have used the money: a’s balance went into the next year’s deficit', async () => {
    const town = await settledTown(server);
    const { medical, finance, government, pool, year, a, b, c } = town;
    const next = { ...year, fiscalYear: 2022 } as FundYear;
    await medical.does('openPeriods', { ...next, months: MONTHS });
    await loadYear(town, next, {
      [a]: { premium: '100.00', spent: '1000.00', facts: { incomeDue: '100.00' } },
      [b]: { premium: '800.00', spent: '700.00', facts: { incomeDue: '800.00' } },
      [c]: { premium: '400.00', spent: '300.00', facts: { incomeDue: '400.00' } },
    });
    await closeYear(town, next);
    await settle(next, { drafts: medical, reviews: finance, confirms: government });
    await lateRow(town, 4, 2, '640.00');
    const correction = await draftCorrection(town);
    await finance.does('reviewSettlement', { settlement: correction.id });
    expect(await government.isRefused('confirmSettlement', { settlement: correction.id })).toEqual([
      'BALANCE_BELOW_ZERO',
    ]);
    await lateRow(town, 4, 2, '600.00');
    await lateRow(town, 6, 2, '310.00'); // c has it
    const ofC = await correct(town);
    // what 2022 was settled on is another balance now, and is corrected in its turn
    const { settlements } = await medical.reads(
      'query($pool: ID!) { settlements(pool: $pool, insurance: RESIDENT, fiscalYear: 2022) { id } }',
      { pool },
    );
    expect((await differencesLeft(town, settlements[0].id)).changedInputs).toEqual([
      `${c} accumulatedBalance: 70.00 → 60.00`,
    ]);
    // it came after the settlement of 2022, which does not stand on it
    await government.does('reverseSettlement', { settlement: ofC.id, reason: '试' });
    expect(await government.isRefused('reverseSettlement', { settlement: town.settlement.id, reason: '试' })).toEqual([
      `SETTLEMENT_HELD ${ON}`,
    ]);
  });
});

describe('who, and when', () => {
  test('only a posted year is corrected, by what is confirmed and by those whom the policy names', async () => {
    const town = await leviedTown(server);
    const { medical, finance, government, year } = town;
    const refused = (office = medical) => office.isRefused('draftSettlementCorrection', year);
    expect(await refused()).toEqual(['SETTLEMENT_NOT_POSTED input.fiscalYear']);
    await medical.does('draftSettlement', year);
    expect(await refused()).toEqual(['SETTLEMENT_NOT_POSTED input.fiscalYear']);
    await settle(year as FundYear, { drafts: medical, reviews: finance, confirms: government });
    expect(await refused()).toEqual(['NOTHING_TO_CORRECT input.fiscalYear']);
    await medical.does('recordYearFacts', {
      ...factsOf(town),
      rows: [{ ...town.facts[1]!, nonCompliantExpenditure: '30.00' }],
    });
    expect(await refused()).toEqual(['FACTS_UNCONFIRMED']);
    await finance.does('confirmYearFacts', year);
    expect(await refused(finance)).toEqual(['FORBIDDEN']);
    expect(await refused(town.as('CITY_MEDICAL', '市医保局 钱'))).toEqual([]);
  });

  test('three persons; stale once more becomes known; of several confirmations at once exactly one', async () => {
    const town = await settledTown(server);
    const { medical, finance, as } = town;
    await laterFacts(town, '30.00');
    const { id } = await draftCorrection(town);
    const input = { settlement: id };
    expect(await as('CITY_FINANCE', '市医保局 李').isRefused('reviewSettlement', input)).toEqual(['FOUR_EYES']);
    await laterFacts(town, '40.00');
    expect(await finance.isRefused('reviewSettlement', input)).toEqual([`SETTLEMENT_STALE ${ON}`]);
    await finance.does('returnSettlement', { ...input, reason: '事实又有变动' });
    const again = await draftCorrection(town);
    expect(again).toMatchObject({ id, revision: 2, status: 'DRAFT' });
    expect(again.steps[0].amount).toBe('20.00');
    await finance.does('reviewSettlement', input);
    expect(await as('CITY_GOVERNMENT', '市财政局 王').isRefused('confirmSettlement', input)).toEqual(['FOUR_EYES']);
    const persons = ['市长 甲', '市长 乙', '市长 丙'];
    const answers = await atOnce(
      persons.map((person) => as('CITY_GOVERNMENT', person).isRefused('confirmSettlement', input)),
    );
    expect(answers).toEqual([[], ...Array(2).fill(['SETTLEMENT_NOT_IN_STATUS'])]);
    expect(await medical.isRefused('draftSettlementCorrection', town.year)).toEqual([
      'NOTHING_TO_CORRECT input.fiscalYear',
    ]);
    expect(
      await town
        .county(town.a)
        .reads(`query($id: ID!) { settlement(id: $id) { steps { id } differences { county } } }`, { id }),
    ).toEqual({ settlement: { steps: [], differences: [] } });
  });

  test('a draft falls with what it would correct, and its steps can’t be taken back one by one', async () => {
    const town = await settledTown(server);
    await laterFacts(town, '30.00');
    const { id } = await draftCorrection(town);
    await town.government.does('reverseSettlement', { settlement: town.settlement.id, reason: '重新清算' });
    expect(await town.finance.isRefused('reviewSettlement', { settlement: id })).toEqual(['SETTLEMENT_NOT_IN_STATUS']);
    await settle(town.year as FundYear, { drafts: town.medical, reviews: town.finance, confirms: town.government });
    await lateRow(town, 5, 2, '770.00');
    const posted = await correct(town);
    const { journalEntries } = await town.medical.reads(
      `query($filter: JournalFilter!) { journalEntries(filter: $filter) { nodes { id kind subject } } }`,
      { filter: { pool: town.pool, insurance: 'RESIDENT', fromPeriod: 202113, toPeriod: 202113 } },
    );
    const ofCorrection = journalEntries.nodes.filter(({ subject }: { subject: string }) => subject === posted.id);
    expect(ofCorrection.map(({ kind }: { kind: string }) => kind).toSorted()).toEqual([
      'SETTLEMENT_STEP',
      'YEAR_CLOSE',
    ]);
    for (const { id: entry } of ofCorrection)
      expect(await town.medical.isRefused('reverseEntry', { entry, reason: '试' })).toEqual(['ENTRY_HELD input.entry']);
  });

  test('the database itself keeps a settlement from going before its correction, and nothing but a correction shrinks', async () => {
    const town = await settledTown(server);
    await laterFacts(town, '30.00');
    await expect(
      server.database.asOwner(
        `insert into settlement (fund, fiscal_year, corrects) select fund, fiscal_year + 1, id from settlement where id = $1`,
        [town.settlement.id],
      ),
    ).rejects.toThrow('foreign key');
    await correct(town);
    await expect(
      server.database.asOwner(
        `insert into settlement_event (settlement, seq, status, person, role, revision, content_hash)
         select settlement, seq + 1, 'REVERSED', '某人', 'CITY_GOVERNMENT', revision, content_hash
         from settlement_event where settlement = $1 order by seq desc limit 1`,
        [town.settlement.id],
      ),
    ).rejects.toThrow('SETTLEMENT_CORRECTED');
    await expect(
      server.database.asOwner(
        `insert into settlement_step (id, settlement, revision, county, ordinal, rule, source, deficit_class, amount, citation)
         select gen_random_uuid(), settlement, revision, county, 99, rule, source, deficit_class, -1, citation
         from settlement_step where settlement = $1 limit 1`,
        [town.settlement.id],
      ),
    ).rejects.toThrow('STEP_BELOW_ZERO');
  });
});

test('a decision on a posted year counts in its correction: a loan that is needed no more is paid back', async () => {
  const town = await foundPool(server, 'shaoyang');
  const { medical, finance, government, year, b } = town;
  const rows = [...town.months.slice(0, 3), ...town.months.slice(0, 3).map((row) => ({ ...row, item: 'INPATIENT' }))];
  rows[4]!.amount = '760.00';
  await medical.does('loadIncomeAndExpenditure', { ...documentOf(town), rows });
  await medical.does('recordYearFacts', factsOf(town));
  await finance.does('confirmYearFacts', year);
  await closeYear(town, year as FundYear);
  await medical.does('levyReserve', year);
  const decide = (source: string, amount: string) =>
    government.does('recordDecision', {
      ...{ ...year, kind: 'COVER', county: b, source, amount },
      ...{ reason: '储备金不足', documentNumber: '市政函〔2022〕9号', decider: '市政府' },
    });
  await decide('LOAN', '100.00');
  const posted = await settle(year as FundYear, { drafts: medical, reviews: finance, confirms: government });
  expect(stepsIn(posted)).toContain(`${b} LOAN POLICY 33.85`);
  await decide('MUNICIPAL_FINANCE', '20.00');
  await decide('LOAN', '13.85');
  const correction = await correct(town);
  expect(stepsIn(correction)).toEqual([`${b} MUNICIPAL_FINANCE POLICY 20.00`, `${b} LOAN POLICY -20.00`]);
  expect(await openOf(town)).toEqual(
    expect.arrayContaining(['REPAY_LOAN COUNTY → LENDER 13.85', 'TOP_UP MUNICIPAL_FINANCE → FUND 20.00']),
  );
  // what nobody covers any more is not posted
  await decide('MUNICIPAL_FINANCE', '0.00');
  const open = await draftCorrection(town);
  await finance.does('reviewSettlement', { settlement: open.id });
  expect(await government.isRefused('confirmSettlement', { settlement: open.id })).toEqual([
    `SETTLEMENT_UNRESOLVED ${ON}`,
  ]);
});

test('whatever was done to these books, the verifier finds them sound', async () => {
  expect(await faultsOf(server.database)).toEqual([]);
});
