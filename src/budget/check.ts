/** What may be wrong with a budget whose lines can be read: looked at when it is submitted and at every signature. Pure. */
import { type Fen, sum, yuan } from '../money.js';
import { type Insurance, type Policy, provisionsOf } from '../policy/policy.js';
import { type Refusal, refusal } from '../refusal.js';
import { type LineCode, linesOf } from './line.js';
import { type Plan, tableOf } from './plan.js';

export interface Checked {
  insurance: Insurance;
  policy: Pick<Policy, 'rules'>;
  plan: Plan;
  /** 累计结余 of the county, as the books have it. */
  balance: Fen;
  pathOf: (line: LineCode) => readonly (string | number)[];
}

export function budgetFaults({ insurance, policy, plan, balance, pathOf }: Checked): Refusal[] {
  const table = tableOf(insurance, plan);
  const amount = (code: LineCode): Fen => table.get(code) ?? 0n;
  const parts = Map.groupBy(
    linesOf(insurance).filter(({ within, from }) => within && from === 'YEARLY'),
    ({ within }) => within!,
  );
  const faults = [...parts].flatMap(([whole, lines]) => {
    const together = sum(lines.map(({ code }) => amount(code)));
    if (together <= amount(whole)) return [];
    const facts = {
      line: lines.map(({ name }) => name).join('、'),
      amount: yuan(together),
      whole: yuan(amount(whole)),
    };
    return [refusal('BUDGET_PART_ABOVE_WHOLE', facts, pathOf(whole))];
  });
  for (const { citation } of provisionsOf(policy, 'BUDGET_BY_INCOME')) {
    const [income, expenditure, declared] = [
      amount('INCOME_TOTAL'),
      amount('EXPENDITURE_TOTAL'),
      amount('USE_OF_BALANCE'),
    ];
    if (expenditure > income + declared) {
      const facts = { expenditure: yuan(expenditure), income: yuan(income), declared: yuan(declared) };
      faults.push(refusal('EXPENDITURE_ABOVE_INCOME', facts, ['input', 'lines'], citation));
    }
    if (declared > balance) {
      const facts = { declared: yuan(declared), balance: yuan(balance) };
      faults.push(refusal('USE_ABOVE_BALANCE', facts, pathOf('USE_OF_BALANCE'), citation));
    }
  }
  return faults;
}
