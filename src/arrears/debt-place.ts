/** Whose debt it is that a plan or a payment is about: asked before it is known whether the person may act there. */
import type { Context } from '../context.js';
import type { CountyKind, DebtKind, Insurance } from '../policy/policy.js';
import { Refused, refusal } from '../refusal.js';

export interface DebtPlace {
  debt: string;
  fund: number;
  pool: string;
  insurance: Insurance;
  county: string;
  countyKind: CountyKind;
  kind: DebtKind;
  policy: string;
  rule: string;
}

const THROUGH = {
  debt: { what: '欠款 debt', from: 'debt d', where: 'd.id::text = $1' },
  plan: {
    what: '清欠计划 clearance plan',
    from: 'clearance_plan p join debt d on d.id = p.debt',
    where: 'p.id::text = $1',
  },
  payment: { what: '缴付 payment', from: 'debt_payment p join debt d on d.id = p.debt', where: 'p.id::text = $1' },
} as const;

/** @param named the debt itself, a plan of it or a payment on it, by its id. */
export async function debtPlace(
  { read }: Context,
  named: Partial<Record<keyof typeof THROUGH, string>>,
): Promise<DebtPlace> {
  const [through, id] = Object.entries(named)[0] as [keyof typeof THROUGH, string];
  const { what, from, where } = THROUGH[through];
  const [row] = await read<DebtPlace>(
    {
      name: `debt-place-by-${through}`,
      text: `select d.id as debt, d.fund, f.pool, f.insurance, d.county, c.kind as "countyKind", d.kind, d.policy, d.rule
             from ${from} join fund f on f.id = d.fund join county c on c.id = d.county where ${where}`,
    },
    [id],
  );
  if (!row) throw new Refused(refusal('UNKNOWN_ID', { what, id }, ['input', through]));
  return row;
}
