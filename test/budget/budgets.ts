/** Budgets on their way: submitted, signed by whoever is awaited, compiled. */
import type { Role } from '../../src/identity/role.js';
import { type Office, officeOf } from '../offices.js';
import type { TestServer } from '../server.js';
import { foundTown, type Town } from '../towns.js';

export interface GivenLine {
  line: string;
  amount: string;
  months?: string[];
}

/** Spread over the months: all of it in January. */
export const inJanuary = (line: string, amount: string): GivenLine => ({
  line,
  amount,
  months: [amount, ...Array<string>(11).fill('0.00')],
});

/** 1,000 in, 900 out, 500 before. */
export const LINES: GivenLine[] = [
  inJanuary('PREMIUM', '600.00'),
  inJanuary('FISCAL_SUBSIDY', '400.00'),
  inJanuary('INPATIENT', '700.00'),
  inJanuary('OUTPATIENT', '200.00'),
  { line: 'OPENING_BALANCE', amount: '500.00' },
];

/** The lines with others in place of some. */
export const withLines = (...others: GivenLine[]): GivenLine[] => [
  ...LINES.filter(({ line }) => !others.some((other) => other.line === line)),
  ...others,
];

export interface Place {
  pool: string;
  insurance: 'EMPLOYEE' | 'RESIDENT';
  fiscalYear: number;
}

/** An office of a pool or county by its role; the person is the office's, or named. */
export const officeAt = (
  server: TestServer,
  role: Role,
  pool: string,
  county: string | null,
  person?: string,
): Office =>
  officeOf(
    server.as(
      role,
      role.startsWith('COUNTY_') ? { county: county! } : role.startsWith('PROVINCE_') ? {} : { pool },
      person ?? `${role} ${county ?? pool} 签`,
    ),
  );

export interface Submission {
  id: string;
  county: string | null;
  status: string;
  stage: number | null;
  version: number;
  contentHash: string;
  awaits: Role[];
}

const OF_YEAR = `query($filter: SubmissionFilter!) { submissions(filter: $filter, first: 200) {
  nodes { id county status stage version contentHash awaits } } }`;

export const submissionsOf = async (server: TestServer, filter: Place & { kind?: string }): Promise<Submission[]> =>
  (await officeOf(server.as('AUDITOR')).reads(OF_YEAR, { filter })).submissions.nodes;

export const verdictOn = ({ id, contentHash }: Submission, reason?: string) => ({
  submission: id,
  contentHash,
  ...(reason === undefined ? { verdict: 'SIGN' } : { verdict: 'RETURN', reason }),
});

/** Everything of a kind that is on its way is signed, stage after stage, each office all at once; up to a stage where one is named. */
export async function signAll(server: TestServer, filter: Place & { kind: string }, before = Infinity): Promise<void> {
  for (;;) {
    const open = (await submissionsOf(server, filter)).filter(
      ({ status, stage }) => status === 'IN_APPROVAL' && stage! < before,
    );
    if (open.length === 0) return;
    const turns = Map.groupBy(
      open.flatMap((one) => one.awaits.map((role) => ({ role, one }))),
      ({ role, one }) => `${role}/${role.startsWith('COUNTY_') ? one.county : ''}`,
    );
    for (const turn of turns.values()) {
      const { role, one } = turn[0]!;
      await officeAt(server, role, filter.pool, one.county).does('decideSubmissions', {
        verdicts: turn.map((each) => verdictOn(each.one)),
      });
    }
  }
}

/** A town whose three counties' budgets are approved; of each its lines. */
export async function approvedTown(
  server: TestServer,
  { a = LINES, b = LINES, c = LINES }: Partial<Record<'a' | 'b' | 'c', GivenLine[]>> = {},
): Promise<Town> {
  const town = await foundTown(server);
  const lines = { [town.a]: a, [town.b]: b, [town.c]: c };
  for (const county of [town.a, town.b, town.c])
    await (county === town.c ? town.medical : town.county(county)).does('submitBudget', {
      ...town.year,
      ...{ county, document: '2021年预算', lines: lines[county] },
    });
  await signAll(server, { ...town.year, kind: 'COUNTY_BUDGET' });
  return town;
}

/** The same, compiled and replied to. */
export async function townInForce(server: TestServer, own: GivenLine[] = []): Promise<Town> {
  const town = await approvedTown(server);
  await town.medical.does('compileBudget', { ...town.year, document: '全市预算草案', lines: own });
  await signAll(server, { ...town.year, kind: 'POOL_BUDGET' });
  return town;
}
