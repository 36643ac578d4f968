import type { Read } from '../database/read.js';
import type { Insurance } from '../policy/policy.js';
import type { DecisionType } from './decision.types.js';

/** The decisions about a fund year, in the order entered. */
export const decisionsOf = (
  read: Read,
  pool: string,
  insurance: Insurance,
  fiscalYear: number,
): Promise<DecisionType[]> =>
  read(
    {
      name: 'decisions-of-year',
      text: `select d.id, d.kind, d.fiscal_year as "fiscalYear", d.county, d.source, d.giver, d.amount::text,
          trim_scale(d.rate)::text as rate, d.reason, d.document_number as "documentNumber", d.decider,
          d.entered_by as "enteredBy",
          to_char(d.entered_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS"+08:00"') as "enteredAt",
          d.seq < max(d.seq) over (partition by d.kind, d.county, d.source, d.giver) as replaced
        from decision d join fund f on f.id = d.fund
        where f.pool = $1 and f.insurance = $2 and d.fiscal_year = $3
        order by d.seq`,
    },
    [pool, insurance, fiscalYear],
  );
