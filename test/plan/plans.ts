/** A Handan town that works by fund-use plans from January 2021 on, and its offices' acts, in few words. */
import type { Office } from '../offices.js';
import type { TestServer } from '../server.js';
import { foundTown, type Town } from '../towns.js';

export interface PlanningTown extends Town {
  fund: { pool: string; insurance: string };
  /** Files plans of a quarter ("a: 100.00"); answers their submissions. */
  files: (number: number, amounts: Record<string, string>, fiscalYear?: number) => Promise<Filed[]>;
  /** Applies for working capital; answers the submission. */
  applies: (number: number, amount?: string, fiscalYear?: number) => Promise<Filed>;
  /** City medical and city finance sign, whichever is awaited. */
  approves: (filed: readonly Filed[]) => Promise<string[]>;
  /** Pays the whole of an approval on a day. */
  pays: (filed: Filed, amount?: string, paidOn?: string) => Promise<string[]>;
  /** "balance ofMembers held available" of the special account, then of the expenditure account. */
  accounts: () => Promise<[string, string]>;
}

export interface Filed {
  id: string;
  contentHash: string;
  kind: string;
}

const FILED = '{ id contentHash kind }';

/** Of the 610 yuan of three counties; a and b have expenditure accounts of their own, c is the city's own members. */
export async function planningTown(server: TestServer): Promise<PlanningTown> {
  const town = await foundTown(server);
  const { pool, year, finance, medical } = town;
  const { insurance } = year;
  await finance.does('startFundUsePlans', {
    ...{ ...year, month: 1, document: '市财政局、市医保局通知' },
  });
  // four eyes: who applies or files for the city's own members does not sign it
  const second = town.as('CITY_MEDICAL', '市医保局 钱');
  const signer = ({ kind }: Filed): Office => (kind === 'WORKING_CAPITAL' ? finance : second);
  return {
    ...town,
    fund: { pool, insurance },
    files: async (number, amounts, fiscalYear = year.fiscalYear) => {
      const filed: Filed[] = [];
      for (const [county, amount] of Object.entries(amounts)) {
        const office = county === town.c ? medical : town.county(county);
        const { submissions } = await office.does(
          'submitFundUsePlans',
          {
            ...{ ...year, fiscalYear, number, document: '季度用款计划' },
            plans: [{ county, lines: [{ item: 'INPATIENT', amount }] }],
          },
          `submissions ${FILED}`,
        );
        filed.push(submissions[0]);
      }
      return filed;
    },
    applies: async (number, amount, fiscalYear = year.fiscalYear) =>
      (
        await medical.does(
          'applyForWorkingCapital',
          { ...year, fiscalYear, number, document: '周转金申请', ...(amount && { amount, reason: '另行核定' }) },
          `submission ${FILED}`,
        )
      ).submission,
    approves: async (filed) => {
      const faults: string[] = [];
      for (const one of filed)
        faults.push(
          ...(await signer(one).isRefused('decideSubmissions', {
            verdicts: [{ submission: one.id, contentHash: one.contentHash, verdict: 'SIGN' }],
          })),
        );
      return faults;
    },
    pays: async ({ id, kind }, amount, paidOn = '2021-01-08') =>
      (kind === 'WORKING_CAPITAL' ? finance : medical).isRefused('disburse', {
        ...{ pool, insurance, paidOn, document: '拨款单', payments: [{ submission: id, amount }] },
      }),
    accounts: async () => {
      const { cityAccounts } = await medical.reads(
        `query($pool: ID!, $insurance: Insurance!) { cityAccounts(pool: $pool, insurance: $insurance) {
           balance ofMembers held available } }`,
        { pool, insurance },
      );
      return cityAccounts.map(({ balance, ofMembers, held, available }: Record<string, string>) =>
        [balance, ofMembers, held, available].join(' '),
      );
    },
  };
}
