/** The pool's budget: compiled from its counties', stale when one changes, in force with its reply; twenty counties at once. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cityOf } from '../offices.js';
import { startServer, type TestServer } from '../server.js';
import { statementsOf } from '../statements.js';
import { foundTown, type Town, townPolicies } from '../towns.js';
import {
  approvedTown,
  inJanuary,
  LINES,
  officeAt,
  type Place,
  signAll,
  submissionsOf,
  verdictOn,
  withLines,
} from './budgets.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ policies: townPolicies });
});
afterAll(() => server.close());

const submit = (town: Town, county: string, lines: object[] = LINES) =>
  (county === town.c ? town.medical : town.county(county)).does(
    'submitBudget',
    { ...town.year, county, document: '2021年预算', lines },
    'budget { id }',
  );

const COUNTIES = { kind: 'COUNTY_BUDGET' };
const POOL = { kind: 'POOL_BUDGET' };

const draft = (town: Town, lines: object[] = []) => ({ ...town.year, document: '全市预算草案', lines });

const LINE = 'lines { code budget months }';
type Lines = { code: string; budget: string }[];
const amountIn = (lines: Lines, code: string) => lines.find((line) => line.code === code)!.budget;

describe('compiling', () => {
  test('is refused while a county’s budget is missing or not approved, and says whose', async () => {
    const town = await foundTown(server);
    await submit(town, town.a);
    await signAll(server, { ...town.year, ...COUNTIES });
    await submit(town, town.b);
    const { data } = await town.medical.send(
      `mutation($input: CompileBudgetInput!) { compileBudget(input: $input) { budget { id } refusals { code message } } }`,
      { input: { idempotencyKey: 'k', ...draft(town) } },
    );
    expect(data.compileBudget).toMatchObject({
      budget: null,
      refusals: [
        { code: 'COUNTY_BUDGET_NOT_APPROVED', message: expect.stringContaining(`${town.b} 的预算报批中`) },
        { code: 'COUNTY_BUDGET_NOT_APPROVED', message: expect.stringContaining(`${town.c} 的预算尚未报送`) },
      ],
    });
  });

  test('adds the counties up with the pool’s own level; what is between them falls out and is shown', async () => {
    const remitting = [...LINES, inJanuary('UPPER_REMITTANCE', '60.00'), inJanuary('UPPER_GRANT', '10.00')];
    const town = await approvedTown(server, { a: remitting });
    const own = [inJanuary('INTEREST', '7.00'), { line: 'OPENING_BALANCE', amount: '90.00' }];
    const { budget } = await town.medical.does(
      'compileBudget',
      draft(town, own),
      `budget { county ${LINE} compiledFrom { county version stale } eliminated { line amount } }`,
    );
    const of = (code: string) => amountIn(budget.lines, code);
    expect(
      ['PREMIUM', 'INTEREST', 'INCOME_TOTAL', 'EXPENDITURE_TOTAL', 'OPENING_BALANCE', 'UPPER_REMITTANCE'].map(of),
    ).toEqual(['1800.00', '7.00', '3007.00', '2700.00', '1590.00', '0.00']);
    expect(budget.eliminated).toEqual([
      { line: 'UPPER_GRANT', amount: '10.00' },
      { line: 'UPPER_REMITTANCE', amount: '60.00' },
    ]);
    expect(budget.compiledFrom).toEqual(
      [town.a, town.b, town.c].map((county) => ({ county, version: 1, stale: false })),
    );
    // a county's line is no line of the pool's own level
    expect(await town.medical.isRefused('compileBudget', draft(town, [inJanuary('PREMIUM', '1.00')]))).toEqual([
      'UNKNOWN_BUDGET_LINE input.lines.0.line',
    ]);
    for (const office of [town.county(town.a), town.finance, town.government])
      expect(await office.isRefused('compileBudget', draft(town))).toEqual(['FORBIDDEN']);
  });
});

describe('a county’s budget that changes under the pool’s', () => {
  test('stops the next signature, with the county’s name; compiled again the pool’s is a new version', async () => {
    const town = await approvedTown(server);
    await town.medical.does('compileBudget', draft(town));
    await signAll(server, { ...town.year, ...POOL }, 3);
    await submit(town, town.b, withLines(inJanuary('PREMIUM', '601.00')));
    const signing = async () => {
      const [open] = await submissionsOf(server, { ...town.year, ...POOL });
      const office = officeAt(server, 'PROVINCE_TAX', town.pool, null);
      return office.isRefused('decideSubmissions', { verdicts: [verdictOn(open!)] });
    };
    expect(await signing()).toEqual(['COUNTY_BUDGET_NOT_APPROVED input.verdicts.0']);
    await signAll(server, { ...town.year, ...COUNTIES });
    expect(await signing()).toEqual(['POOL_BUDGET_STALE input.verdicts.0']);
    const { budget } = await town.medical.does(
      'compileBudget',
      draft(town),
      'budget { changes { county line before after } compiledFrom { county version } submission { version stage lapsed { office contentChanged } } }',
    );
    expect(budget.changes).toEqual([{ county: town.b, line: 'PREMIUM', before: '600.00', after: '601.00' }]);
    expect(budget.submission).toMatchObject({ version: 2, stage: 1 });
    expect(budget.submission.lapsed).toContainEqual({ office: 'CITY_GOVERNMENT', contentChanged: true });
    expect(await signing()).toEqual(['FORBIDDEN input.verdicts.0']); // it begins anew, at the city
  });

  test('a whole pool’s in force is frozen, and so are its counties’', async () => {
    const town = await approvedTown(server);
    await town.medical.does('compileBudget', draft(town));
    await signAll(server, { ...town.year, ...POOL });
    const { budgets } = await town.medical.reads(
      `query($pool: ID!) { budgets(pool: $pool, insurance: RESIDENT, fiscalYear: 2021) { nodes { county inForceSince submission { approvedAt } } } }`,
      { pool: town.pool },
    );
    const [pool, ...counties] = budgets.nodes;
    expect(pool).toMatchObject({ county: null, inForceSince: pool.submission.approvedAt });
    expect(counties.map(({ inForceSince }: { inForceSince: string }) => inForceSince)).toEqual(
      Array(3).fill(pool.inForceSince),
    );
    expect(
      await town
        .county(town.a)
        .isRefused('submitBudget', { ...town.year, county: town.a, document: '再报', lines: LINES }),
    ).toEqual(['SUBMISSION_NOT_IN_STATUS']);
    expect(await town.medical.isRefused('compileBudget', draft(town))).toEqual(['SUBMISSION_NOT_IN_STATUS']);
  });
});

describe('twenty counties', () => {
  const place: Place = { pool: 'town60', insurance: 'RESIDENT', fiscalYear: 2021 };
  const ids = Array.from({ length: 20 }, (_, at) => `t60-${String(at + 1).padStart(2, '0')}`);

  test('are signed at once, a verdict each; one bad verdict and none counts', async () => {
    const city = cityOf(server, place.pool);
    await city.administrator.does('registerPool', {
      id: place.pool,
      name: place.pool,
      counties: ids.map((id) => ({ id, name: id, kind: 'CITY_OWN', insuredEmployee: 0, insuredResident: 1 })),
    });
    await city.finance.does('openBooks', {
      ...place,
      document: '审计',
      rows: ids.map((county) => ({ county, accumulatedBalance: '1.00', ownReserve: '0.00' })),
    });
    for (const county of ids)
      await city.medical.does('submitBudget', { ...place, county, document: '预算', lines: LINES });
    const open = await submissionsOf(server, { ...place, ...COUNTIES });
    const verdicts = open.map((one) => verdictOn(one));
    const bad = verdicts.with(7, { ...verdicts[7]!, contentHash: 'another' });
    expect(await city.finance.isRefused('decideSubmissions', { verdicts: bad })).toEqual([
      'SUBMISSION_MOVED_ON input.verdicts.7.contentHash',
    ]);
    expect(await submissionsOf(server, { ...place, ...COUNTIES })).toEqual(open);
    await city.finance.does('decideSubmissions', { verdicts: verdicts.with(7, verdictOn(open[7]!, '再核') as never) });
    const then = await submissionsOf(server, { ...place, ...COUNTIES });
    expect(then.filter(({ status }) => status === 'RETURNED').map(({ id }) => id)).toEqual([open[7]!.id]);
    expect(then.filter(({ awaits }) => awaits.includes('CITY_FINANCE'))).toEqual([]);
    await city.medical.does('submitBudget', { ...place, county: open[7]!.county!, document: '再报', lines: LINES });
    await signAll(server, { ...place, ...COUNTIES });
    const { budget } = await city.medical.does('compileBudget', { ...place, document: '草案' }, `budget { ${LINE} }`);
    expect(amountIn(budget.lines, 'PREMIUM')).toBe('12000.00');
  });

  test('take as many statements as three, whatever is asked of them', async () => {
    const query = `query($pool: ID!) {
      budgets(pool: $pool, first: 100) { nodes { county inForceSince compiledFrom { county stale } eliminated { line amount }
        changes { line } lines { code budget months priorYear actual } submission { status stages { missing } } } }
      pool(id: $pool) { fund(insurance: RESIDENT) { year(fiscalYear: 2021) { budget { id lines { budget } }
        counties { nodes { budget { id lines { actual } } } } } } } }`;
    const few = await approvedTown(server);
    const reading = (pool: string) =>
      statementsOf(server.database, async () => {
        const { errors } = await server.as('CITY_MEDICAL', { pool })(query, { pool });
        expect(errors).toBeUndefined();
      });
    const three = await reading(few.pool);
    expect((await reading(place.pool)).toSorted()).toEqual(three.toSorted());
    expect(new Set(three).size).toBe(three.length);
    expect(three.length).toBeLessThanOrEqual(11);
  });
});
