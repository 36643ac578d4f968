import DataLoader from 'dataloader';
import type { Read } from '../database/read.js';
import type { Content } from './figures.js';
import { keptContents, type Version } from './kept-content.js';

/** What versions were signed with, of all final accounts of an operation in one statement. */
export const keptContentLoader = (read: Read) =>
  new DataLoader<Version, Content, string>((versions) => keptContents(read, versions), {
    cacheKeyFn: ({ id, version }) => `${id}/${version}`,
  });

/** The submission of a county's final accounts, or (null) of the pool's. */
export async function finalAccountsId(
  read: Read,
  fund: number,
  fiscalYear: number,
  county: string | null,
): Promise<string | undefined> {
  const [row] = await read<{ id: string }>(
    {
      name: 'final-accounts-of-year',
      text: `select id from submission
        where fund = $1 and fiscal_year = $2 and kind = case when $3::text is null then 'POOL_FINAL_ACCOUNTS' else 'COUNTY_FINAL_ACCOUNTS' end
          and county is not distinct from $3 and number = 0`,
    },
    [fund, fiscalYear, county],
  );
  return row?.id;
}
