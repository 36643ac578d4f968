/** Two reports compared by meaning: what their contents say differently, row by row by the rows' own names. Pure. */
export interface ReportDifference {
  /** ["steps", "1", "amount"]: sections and fields by their names in the content, rows by what names them. */
  path: string[];
  before: string | null;
  after: string | null;
}

/** What is another for every report, and no difference of meaning. */
const OF_THE_MAKING = new Set(['report', 'verifyAt', 'madeAt', 'requestedBy', 'figures', 'chainHeads']);

export const differencesBetween = (before: object, after: object): ReportDifference[] =>
  between(before, after, []).filter(({ path }) => !OF_THE_MAKING.has(path[0]!));

function between(before: unknown, after: unknown, path: string[]): ReportDifference[] {
  if (Array.isArray(before) || Array.isArray(after)) return ofRows(rowsOf(before), rowsOf(after), path);
  if (isObject(before) || isObject(after)) {
    const [one, other] = [isObject(before) ? before : {}, isObject(after) ? after : {}];
    return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((key) =>
      between(one[key], other[key], [...path, key]),
    );
  }
  const [was, is] = [written(before), written(after)];
  return was === is ? [] : [{ path, before: was, after: is }];
}

const ofRows = (before: Map<string, unknown>, after: Map<string, unknown>, path: string[]): ReportDifference[] =>
  [...new Set([...before.keys(), ...after.keys()])].flatMap((name) =>
    between(before.get(name), after.get(name), [...path, name]),
  );

/** Rows by their names; where several have one name, by their order among them. */
function rowsOf(rows: unknown): Map<string, unknown> {
  const named = new Map<string, unknown>();
  const seen = new Map<string, number>();
  for (const row of Array.isArray(rows) ? rows : []) {
    const name = nameOf(row);
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    named.set(nth === 1 ? name : `${name} (${nth})`, row);
  }
  return named;
}

const NAMES = [
  'county',
  'order',
  'id',
  'item',
  'name',
  'label',
  'input',
  'title',
  'kind',
  'to',
  'act',
  'number',
  'account',
];

function nameOf(row: unknown): string {
  if (!isObject(row)) return written(row) ?? '';
  const name = NAMES.map((key) => row[key]).find((value) => typeof value === 'string' && value !== '');
  return typeof name === 'string' ? name : '';
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const written = (value: unknown): string | null =>
  value === undefined || value === null ? null : typeof value === 'string' ? value : JSON.stringify(value);
