import { isoText } from '../database/iso-text.js';
import type { Read } from '../database/read.js';
import { sightValues, type Viewer } from '../identity/viewer.js';
import type { LoadType } from './loads.types.js';

const COLUMNS = `l.id, l.pool, l.year as "fiscalYear", l.document, l.rows, l.person, ${isoText('l.at')} as at`;

/** A county's role sees the loads that brought rows of its county. */
const seen = (everything: string, pools: string, counties: string): string =>
  `(${everything} or l.pool = any(${pools}) or exists (
      select from journal_entry e
      join voucher v on v.entry = e.id
      join book b on b.id = v.book
      where e.subject = l.id and b.county = any(${counties})))`;

export async function loadById(read: Read, viewer: Viewer, id: string): Promise<LoadType | undefined> {
  const [row] = await read<LoadType>(
    { name: 'load', text: `select ${COLUMNS} from load l where l.id = $1 and ${seen('$2', '$3', '$4')}` },
    [id, ...sightValues(viewer)],
  );
  return row;
}

/** The loads of a pool's year after one of them (null: from the first), in the order they came. */
export const loadsAfter = (
  read: Read,
  viewer: Viewer,
  { pool, fiscalYear }: { pool: string; fiscalYear: number },
  after: string | null,
  most: number,
): Promise<LoadType[]> =>
  read(
    {
      name: 'loads',
      text: `select ${COLUMNS} from load l
             where l.pool = $1 and l.year = $2 and ${seen('$3', '$4', '$5')}
               and ($6::uuid is null or (l.at, l.id) > (select at, id from load where id = $6))
             order by l.at, l.id limit $7`,
    },
    [pool, fiscalYear, ...sightValues(viewer), after, most],
  );
