import { fen, type Fen, sum } from '../money.js';
import { DebtKind } from '../policy/policy.js';

interface Debt {
  kind: DebtKind;
  amount: string;
  paid: string;
  outstanding: string;
  overdueAmount: Fen;
}

/** What the debts of each kind come to, in the order of the kinds; a kind without debts is left out. */
export function totalsByKind(debts: readonly Debt[]) {
  const ofKind = Map.groupBy(
    debts.filter(({ amount }) => fen(amount) > 0n),
    ({ kind }) => kind,
  );
  return Object.values(DebtKind).flatMap((kind) => {
    const of = ofKind.get(kind) ?? [];
    const total = (field: 'amount' | 'paid' | 'outstanding') => sum(of.map((debt) => fen(debt[field])));
    return of.length === 0
      ? []
      : [
          {
            kind,
            debts: of.length,
            ...{ amount: total('amount'), paid: total('paid'), outstanding: total('outstanding') },
            overdue: sum(of.map(({ overdueAmount }) => overdueAmount)),
          },
        ];
  });
}
