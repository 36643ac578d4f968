import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startServer, type TestServer } from './server.js';
import { inTransaction } from '../src/database/transaction.js';
import { demoPools, demoOpenings, demoMonths, demoFacts } from '../src/demo/demo-data.js';
import { enterPool } from '../src/pool/pool.service.js';
import { open } from '../src/ledger/open-books.service.js';
import { book } from '../src/load/load.service.js';
import { record, confirm } from '../src/facts/year-facts.service.js';
import { policies } from '../src/policy/registry.js';
import { closePeriods, openPeriods } from '../src/period/period.service.js';
import { closeYear } from '../src/year/close-year.service.js';
import { levyReserve } from '../src/reserve/levy.service.js';
import { recordTopUp, payIntoReserve } from '../src/settlement/obligation.service.js';
import { reverseEntry } from '../src/ledger/reverse-entry.service.js';
let server: TestServer;
beforeAll(async () => {
  server = await startServer({ policies });
});
afterAll(() => server.close());
test('year', async () => {
  const db = server.database;
  const viewer = (role: any, person: string) => ({ person, grants: [{ role, pool: 'handan' }] });
  const ctx = (role: any, person: string) =>
    ({ em: db.orm.em.fork(), read: db.read, policies, viewer: viewer(role, person) }) as any;
  let t = performance.now();
  const lap = (s: string) => {
    process.stderr.write(`${s} ${Math.round(performance.now() - t)}\n`);
    t = performance.now();
  };
  await inTransaction(db.orm.em, async (em) => {
    await enterPool(em, demoPools()[1]!);
    for (const o of demoOpenings('handan')) await open(em, policies, 'x', o);
    await book(em, policies, viewer('CITY_MEDICAL', 'x'), demoMonths('handan'));
    await record(em, 'x', demoFacts('handan'));
  });
  lap('load');
  for (const insurance of ['RESIDENT', 'EMPLOYEE'] as const) {
    const fy = { pool: 'handan', insurance, fiscalYear: 2021 };
    const k = () => ({ idempotencyKey: crypto.randomUUID() });
    const fund = (await db.asOwner('select id from fund where pool=$1 and insurance=$2', ['handan', insurance])).rows[0]
      .id;
    await inTransaction(db.orm.em, (em) => confirm(em, 'y', { fund, fiscalYear: 2021 }));
    await closePeriods(ctx('CITY_MEDICAL', 'a'), { ...k(), ...fy, months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] });
    await openPeriods(ctx('CITY_MEDICAL', 'a'), { ...k(), ...fy, months: [13] });
    lap('periods');
    await closeYear(ctx('CITY_MEDICAL', 'a'), { ...k(), ...fy });
    lap('close');
    await levyReserve(ctx('CITY_MEDICAL', 'a'), { ...k(), ...fy });
    lap('levy');
    await expect(levyReserve(ctx('CITY_MEDICAL', 'a'), { ...k(), ...fy })).rejects.toThrow(/LEVY_ALREADY/);
    const q = `settlement { id status changedInputs outcome { counties { county deficit surplus levyUnpaid drawnForOthers unresolved steps { source amount deficitClass } obligations { kind amount } } sharedReserveAfter readings { id } } steps { id county source amount drawnFrom { county amount } } obligations { id kind county payer amount outstanding } events { status person } }`;
    const med = server.as('CITY_MEDICAL', { pool: 'handan' }, 'a');
    const d = await med(
      `mutation($i: FundYearActInput!) { draftSettlement(input: $i) { refusals { code message path } changes ${q} } }`,
      { i: { ...fy, ...k() } },
    );
    lap('draft');
    if (d.errors) console.log(JSON.stringify(d.errors));
    const s = d.data.draftSettlement.settlement;
    process.stderr.write(
      JSON.stringify(d.data.draftSettlement.refusals) +
        JSON.stringify(
          s.outcome.counties.filter((c: any) => c.deficit !== '0.00' || c.levyUnpaid !== '0.00'),
          null,
          0,
        ) +
        '\n',
    );
    const r = await server.as(
      'CITY_FINANCE',
      { pool: 'handan' },
      'b',
    )(`mutation($i: SettlementActInput!) { reviewSettlement(input: $i) { refusals { code message path } ${q} } }`, {
      i: { settlement: s.id, ...k() },
    });
    lap('review');
    if (r.errors || !r.data.reviewSettlement.settlement) console.log(JSON.stringify(r));
    const c = await server.as(
      'CITY_GOVERNMENT',
      { pool: 'handan' },
      'c',
    )(`mutation($i: SettlementActInput!) { confirmSettlement(input: $i) { refusals { code message path } ${q} } }`, {
      i: { settlement: s.id, ...k() },
    });
    lap('confirm');
    if (c.errors || !c.data.confirmSettlement.settlement) {
      console.log(JSON.stringify(c));
      return;
    }
    const f = c.data.confirmSettlement.settlement;
    process.stderr.write(f.status + JSON.stringify(f.obligations) + '\n');
    await openPeriods(ctx('CITY_MEDICAL', 'a'), {
      ...k(),
      ...fy,
      fiscalYear: 2022,
      months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    });
    let last: any;
    for (const o of f.obligations) {
      if (o.kind === 'TOP_UP')
        last = await recordTopUp(ctx('CITY_FINANCE', 'b'), {
          ...k(),
          obligation: o.id,
          amount: o.amount,
          receivedOn: '2022-03-05',
          document: '拨款单',
        });
      else {
        const bal = (
          await db.asOwner(
            "select balance_after from ledger_account a join book b on b.id=a.book join journal_line l on l.ledger_account=a.id where b.fund=$1 and b.county=$2 and a.detail='ACCUMULATED_BALANCE' order by entry desc, line_no desc limit 1",
            [fund, o.county],
          )
        ).rows[0]?.balance_after;
        process.stderr.write(`${o.county} ${o.amount} balance ${bal}\n`);
        const half = (Number(o.amount) / 3).toFixed(2);
        for (const amount of [half, (Number(o.amount) - Number(half)).toFixed(2)])
          last = await payIntoReserve(ctx('CITY_FINANCE', 'b'), {
            ...k(),
            obligation: o.id,
            amount,
            paidBy: Number(bal ?? 0) >= Number(o.amount) ? 'FUND' : 'GOVERNMENT',
            paidOn: '2022-06-05',
            document: '缴款单',
          }).catch((e) => process.stderr.write(String(e) + '\n'));
      }
    }
    lap('paid');
    const e = await med(`query($id: ID!) { settlement(id: $id) { status obligations { outstanding } } }`, { id: s.id });
    process.stderr.write(JSON.stringify(e) + '\n');
    const back = await reverseEntry(ctx('CITY_FINANCE', 'b'), { ...k(), entry: last.result.entry, reason: '错' });
    process.stderr.write(
      JSON.stringify((await med(`query($id: ID!) { settlement(id: $id) { status } }`, { id: s.id })).data) +
        JSON.stringify(back) +
        '\n',
    );
  }
});
