/** 决算数: every figure of final accounts, by form, line and column: what is hashed, signed and kept. Pure. */
import { type Fen, yuan } from '../money.js';
import type { Statement } from '../statement/statement.js';
import type { FinalLine } from './final-table.js';

export type FinalForm = 'BALANCE_SHEET' | 'INCOME_STATEMENT' | 'BUDGET_TABLE';

export interface FinalFigure {
  form: FinalForm;
  line: string;
  column: string;
  amount: Fen;
}

const ofStatement = ({ form, columns, rows }: Statement): FinalFigure[] =>
  rows.flatMap(({ row, figures }) =>
    columns.map(({ id }, at) => ({ form, line: row.id, column: id, amount: figures[at]!.amount })),
  );

const COLUMNS = { budget: 'BUDGET', adjusted: 'ADJUSTED', actual: 'ACTUAL' } as const;

const ofTable = (table: readonly FinalLine[]): FinalFigure[] =>
  table.flatMap((line) =>
    (Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]).flatMap((column): FinalFigure[] =>
      line[column] === null
        ? []
        : [{ form: 'BUDGET_TABLE', line: line.code, column: COLUMNS[column], amount: line[column] }],
    ),
  );

export const finalFigures = (statements: readonly Statement[], table: readonly FinalLine[]): FinalFigure[] => [
  ...statements.flatMap(ofStatement),
  ...ofTable(table),
];

export const keyOf = ({ form, line, column }: Pick<FinalFigure, 'form' | 'line' | 'column'>): string =>
  `${form}/${line}/${column}`;

/** What signatures bind. A county's book, the pool's ('') and its counties'. */
export interface Content {
  figures: readonly FinalFigure[];
  books: readonly { county: string | null; position: number; hash: string }[];
  counties: readonly { county: string; version: number; contentHash: string }[];
}

export const contentOf = ({ figures, books, counties }: Content): object => ({
  figures: Object.fromEntries(figures.map((figure) => [keyOf(figure), yuan(figure.amount)])),
  books: Object.fromEntries(books.map(({ county, position, hash }) => [county ?? '', { position, hash }])),
  counties: Object.fromEntries(counties.map(({ county, version, contentHash }) => [county, { version, contentHash }])),
});

/** Figures that are there in one and not, or otherwise, in the other. */
export function changedFigures(kept: readonly FinalFigure[], now: readonly FinalFigure[]): string[] {
  const before = new Map(kept.map((figure) => [keyOf(figure), figure.amount]));
  const after = new Map(now.map((figure) => [keyOf(figure), figure.amount]));
  return [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key));
}
