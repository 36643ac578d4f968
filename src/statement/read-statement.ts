/** A statement of a fund out of its ledger. */
import type { Insurance } from '../policy/policy.js';
import type { Movement, Span } from './movement.js';
import type { MovementsKey } from './movements.loader.js';
import { reconciliation, type ReconciliationLine } from './reconciliation.js';
import { CLOSING_PERIOD, columnsOf, type Form, FORMS, type Scope, type Statement, statementOf } from './statement.js';

export interface Asked {
  form: Form;
  fiscalYear: number;
  /** Null: the annual statement. */
  month: number | null;
  scope: Scope;
}

export interface ReadStatement extends Statement {
  /** Of an annual 收支表. */
  reconciliation: ReconciliationLine[] | null;
}

type LoadMovements = (key: MovementsKey) => Promise<Movement[][]>;

export async function readStatement(
  load: LoadMovements,
  fund: { id: number; insurance: Insurance },
  { form, fiscalYear, month, scope }: Asked,
): Promise<ReadStatement> {
  const columns = columnsOf(form, fiscalYear, month);
  const annual = month === null;
  const reconciles = annual && form === 'INCOME_STATEMENT';
  const parts: Span[] = reconciles ? [monthsOf(fiscalYear), closingOf(fiscalYear)] : [];
  const spans = [...columns.map(({ span }) => span), ...parts];
  const moved = await load({ fund: fund.id, spans, counts: FORMS[form].counts });
  const statement = statementOf(form, fund.insurance, scope, { columns, annual }, moved.slice(0, columns.length));
  const [months, closing] = moved.slice(columns.length);
  return {
    ...statement,
    reconciliation: reconciles
      ? reconciliation(scope, { months: months!, closing: closing!, eliminated: eliminatedOf(statement) })
      : null,
  };
}

const monthsOf = (year: number): Span => ({ from: year * 100 + 1, to: year * 100 + 12 });
const closingOf = (year: number): Span => ({ from: year * 100 + CLOSING_PERIOD, to: year * 100 + CLOSING_PERIOD });

const eliminatedOf = ({ eliminations: [ofYear] }: Statement) =>
  (ofYear ?? []).reduce((total, { eliminated }) => total + eliminated, 0n);
