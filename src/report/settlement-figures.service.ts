/** Where the figures of a settlement's report stand in the books: income and expenditure as they were read, steps and surpluses as they were posted. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from '../database/write.js';
import { EXPENDITURE, INCOME } from '../ledger/accounts.js';
import { fen, sum, yuan } from '../money.js';
import { SOURCE_NAMES } from '../settlement/settlement-entries.js';
import { isGovernment } from '../settlement/owed.js';
import type { Standing } from '../settlement/standing.service.js';
import type { FundingSource } from '../policy/policy.js';
import type { ChainHeadContent } from './content.js';
import type { FigureContent, FigureLines } from './figure.js';

/** Of one sum of lines each. */
type Posted = FigureContent & { lines: FigureLines };

/** Of one county, or (null) of all. */
export async function settlementFigures(
  em: EntityManager,
  { id, fund, fiscalYear, corrects, status, revision, positions, inputs, outcome }: Standing,
  heads: readonly ChainHeadContent[],
  county: string | null,
): Promise<FigureContent[]> {
  const isPosted = status === 'POSTED' || status === 'COMPLETED';
  const steps = await sql<{ id: string; county: string; source: FundingSource; amount: string }>(
    em,
    `select t.id, t.county, t.source, t.amount::text from settlement_step t
     where t.settlement = $1 and t.revision = $2 and $3 and exists (select from journal_line l where l.step = t.id)
     order by t.county, t.ordinal`,
    [id, revision, isPosted],
  );
  const headOf = new Map(heads.map(({ key, position }) => [key, Number(position)]));
  const year: [number, number] = [fiscalYear * 100 + 1, fiscalYear * 100 + 12];
  return inputs.counties
    .filter((input) => county === null || input.county === county)
    .flatMap((input): Posted[] => {
      const book = `${fund.pool}/${fund.insurance}/${input.county}`;
      const read = { book, upTo: positions[input.county] ?? 0, periods: year };
      const posted = { book, upTo: headOf.get(book) ?? 0, accounts: ['3001/YEAR_RESULT'] };
      const expenditure = yuan(fen(input.compliantExpenditure) + fen(input.nonCompliantExpenditure));
      const surplus = sum(
        (outcome.counties.find((one) => one.county === input.county)?.surplusAllocations ?? []).map(({ amount }) =>
          fen(amount),
        ),
      );
      return [
        {
          label: `${input.county} 本年收入`,
          amount: input.incomeCollected,
          lines: { ...read, accounts: [...INCOME], side: 'C', ownYear: true },
        },
        {
          label: `${input.county} 本年支出`,
          amount: expenditure,
          lines: { ...read, accounts: [...EXPENDITURE], side: 'D' },
        },
        ...steps
          // what a government pays comes later, in its own time
          .filter((step) => step.county === input.county && !isGovernment(step.source))
          .map(({ id: step, source, amount }): Posted => ({
            label: `${input.county} ${SOURCE_NAMES[source]}`,
            amount,
            // a loan covers in money only, until it is repaid; every other step that is posted makes the year's result good
            lines: {
              ...posted,
              ...(source === 'LOAN' && { accounts: ['2101', ...posted.accounts] }),
              side: 'C',
              step,
            },
          })),
        ...(isPosted && corrects === null && surplus > 0n
          ? [
              {
                label: `${input.county} 结余分配`,
                amount: yuan(surplus),
                lines: { ...posted, side: 'D' as const, kind: 'SURPLUS', subject: id },
              },
            ]
          : []),
      ];
    })
    .filter(({ amount, lines }) => fen(amount) !== 0n && lines.upTo > 0);
}
