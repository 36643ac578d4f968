/** A statement as the API answers it. */
import type { FundRow } from '../pool/pool.loader.js';
import type { ReadStatement } from './read-statement.js';
import { RECONCILING } from './reconciliation.js';
import { FORMS, type Scope } from './statement.js';
import type { BalanceSheetType, IncomeStatementType } from './statement.types.js';

export interface Of {
  fund: FundRow;
  scope: Scope;
  fiscalYear: number;
  month: number | null;
}

export function statementView(
  { form, columns, rows, eliminations, reconciliation }: ReadStatement,
  { fund: { pool, insurance }, scope, fiscalYear, month }: Of,
): BalanceSheetType & IncomeStatementType {
  const figuresOf = (id: string) => rows.find(({ row }) => row.id === id)?.figures ?? [];
  const liabilities = figuresOf('LIABILITIES_AND_NET_ASSETS');
  return {
    formNumber: FORMS[form].number,
    name: FORMS[form].name,
    ...{ pool, insurance, fiscalYear, month },
    county: scope === 'CONSOLIDATED' ? null : scope.county,
    consolidated: scope === 'CONSOLIDATED',
    columns: columns.map(({ id, name, span: { from, to } }) => ({
      ...{ id, name },
      fromPeriod: from === 0 ? null : from,
      toPeriod: to,
    })),
    rows: rows.map(({ row: { id, name, indent, memo, outOfForm, accounts, sums }, figures }) => ({
      ...{ id, name, indent, figures },
      ...{ memo: memo === true, outOfForm: outOfForm === true },
      accounts: accounts.map(({ account, detail = null, part = null, sign }) => ({
        ...{ account, detail, part },
        subtracted: sign === -1,
      })),
      adds: Object.keys(sums).filter((each) => sums[each] === 1),
      subtracts: Object.keys(sums).filter((each) => sums[each] === -1),
    })),
    eliminations: eliminations.flatMap((matched, at) =>
      matched.map(({ pair, county, lower, upper, eliminated }) => ({
        column: columns[at]!.id,
        ...{ lowerAccount: pair.lower.account, upperAccount: pair.upper.account },
        ...{ county, lower, upper, eliminated, unmatched: lower - upper },
      })),
    ),
    balances: figuresOf('ASSETS').every(({ amount }, at) => amount === liabilities[at]!.amount),
    reconciliation: reconciliation?.map((line) => ({ ...line, name: RECONCILING[line.id] })) ?? null,
  };
}
