/** Advances as rows, with what was given back of them. */
import type { Read } from '../database/read.js';
import { sightValues, type Viewer } from '../identity/viewer.js';
import type { Insurance } from '../policy/policy.js';
import type { AdvanceType } from './advance.types.js';

const ADVANCES = `select o.id, o.county, o.fiscal_year as "fiscalYear", o.payee as lender, o.amount::text, o.paid::text as repaid,
    o.outstanding::text, o.due::text, a.advanced_on::text as "advancedOn", a.reason, a.document_number as "documentNumber", a.decider,
    a.entered_by as "enteredBy", o.cancelled_at is not null as reversed, a.entry::text as "entryId", a.seq::text
  from advance a
  join obligation_state o on o.id = a.obligation`;

/** In the order made, after the one given by its place ("0": from the first): those that the viewer sees. */
export const advancesAfter = (
  read: Read,
  viewer: Viewer,
  { pool, insurance, fiscalYear }: { pool: string; insurance: Insurance; fiscalYear: number | null },
  after: string,
  most: number,
): Promise<AdvanceType[]> => {
  return read(
    {
      name: 'advances',
      text: `${ADVANCES}
        where a.fund = (select id from fund where pool = $1 and insurance = $2) and a.seq > $4
          and ($3::int is null or o.fiscal_year = $3)
          and ($5 or $1 = any($6) or o.county = any($7))
        order by a.seq limit $8`,
    },
    [pool, insurance, fiscalYear, after, ...sightValues(viewer), most],
  );
};

export async function advanceById(read: Read, id: string): Promise<AdvanceType> {
  const [row] = await read<AdvanceType>({ name: 'advance-by-id', text: `${ADVANCES} where a.obligation = $1` }, [id]);
  return row!;
}
