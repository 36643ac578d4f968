/** 考核数据: the figures about targets that the books don't have: entered with a source, confirmed by a second person, never changed. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.js';
import { decideAlone } from '../database/lock.js';
import { sql } from '../database/write.js';
import { reasonFaults, rowsFaults } from '../faults.js';
import { mustActOn } from '../identity/viewer.js';
import { once } from '../idempotency.js';
import { fundOf } from '../ledger/ledger.service.js';
import { refusedBooks } from '../ledger/refused-books.js';
import { parseAmount, yuan } from '../money.js';
import type { Insurance } from '../policy/policy.js';
import { Refused, refusal } from '../refusal.js';
import { assessmentLaw, nameFaults } from './issue-targets.service.js';
import { type TargetKind, TARGETS } from './target.js';

const MOST_ROWS = 50_000;

export interface FigureRow {
  county: string;
  kind: TargetKind;
  name?: string | null;
  figure: string;
}

interface FundYear {
  idempotencyKey: string;
  pool: string;
  insurance: Insurance;
  fiscalYear: number;
}

/** Enters a new version for each row; an earlier version stays and no longer counts. */
export const recordAssessment = (context: Context, input: FundYear & { source: string; rows: FigureRow[] }) => {
  const { pool, insurance, fiscalYear } = input;
  mustActOn(context.viewer, ['CITY_MEDICAL'], { pool, county: null });
  assessmentLaw(context.policies, input);
  return once(context.em, context.viewer, 'recordAssessment', input.idempotencyKey, input, async (em) => {
    const fund = await fundOf(em, pool, insurance);
    await decideAlone(em, fund.id);
    const rows = checked(input, await issuedKeys(em, fund.id, fiscalYear));
    await sql(
      em,
      `insert into assessment_figure (fund, year, county, kind, name, version, figure, source, entered_by)
       select $1, $2, r.county, r.kind, r.name, 1 + coalesce((select max(version) from assessment_figure f
           where f.fund = $1 and f.year = $2 and f.county = r.county and f.kind = r.kind and f.name = r.name), 0),
         r.figure, $3, $4
       from jsonb_to_recordset($5::jsonb) as r(county text, kind text, name text, figure numeric)`,
      [fund.id, fiscalYear, input.source, context.viewer.person, JSON.stringify(rows)],
    );
    return { rows: rows.length };
  });
};

const keyOf = (county: string, kind: string, name: string): string => JSON.stringify([county, kind, name]);

/** What was issued: a figure is about a target. */
async function issuedKeys(em: EntityManager, fund: number, year: number): Promise<Set<string>> {
  const rows = await sql<{ county: string; kind: string; name: string }>(
    em,
    `select t.county, t.kind, t.name from target t
     where t.document = (select id from target_document where fund = $1 and year = $2 order by version desc limit 1)`,
    [fund, year],
  );
  return new Set(rows.map(({ county, kind, name }) => keyOf(county, kind, name)));
}

function checked({ source, rows }: { source: string; rows: readonly FigureRow[] }, issued: ReadonlySet<string>) {
  const faults = [...reasonFaults(source, ['input', 'source']), ...rowsFaults(rows, MOST_ROWS, ['input', 'rows'])];
  const seen = new Set<string>();
  const read = rows.map(({ county, kind, figure: given, ...row }, at) => {
    const path = (field: string) => ['input', 'rows', at, field];
    const name = row.name?.trim() ?? '';
    const key = keyOf(county, kind, name);
    const misnamed = nameFaults({ kind, name }, path('name'));
    faults.push(...misnamed);
    if (TARGETS[kind].measuredBy !== null)
      faults.push(refusal('TARGET_IS_MEASURED', { target: kind, by: TARGETS[kind].measuredBy! }, path('kind')));
    else if (misnamed.length === 0 && !issued.has(key))
      faults.push(refusal('TARGET_NOT_ISSUED', { county, target: name || kind }, path('county')));
    if (seen.has(key)) faults.push(refusal('DUPLICATE_TARGET', { county, target: name || kind }, path('kind')));
    seen.add(key);
    const figure = parseAmount(given);
    if (figure === undefined) faults.push(refusal('INVALID_AMOUNT', { given }, path('figure')));
    return { county, kind, name, figure: yuan(figure ?? 0n) };
  });
  if (faults.length) throw new Refused(...faults);
  return read;
}

/** Confirms the newest versions of the counties' figures; whoever entered one can't confirm it. */
export const confirmAssessment = (context: Context, input: FundYear & { counties?: string[] | null }) => {
  const { pool, insurance, fiscalYear, counties = null } = input;
  const { confirms } = assessmentLaw(context.policies, input);
  mustActOn(context.viewer, [confirms], { pool, county: null });
  return once(context.em, context.viewer, 'confirmAssessment', input.idempotencyKey, input, async (em) => {
    const fund = await fundOf(em, pool, insurance);
    const unknown = (counties ?? []).flatMap((county, at) =>
      fund.books.has(county) ? [] : [refusal('UNKNOWN_COUNTY', { county, pool }, ['input', 'counties', at])],
    );
    if (unknown.length) throw new Refused(...unknown);
    await decideAlone(em, fund.id);
    try {
      const rows = await sql(
        em,
        `insert into assessment_confirmation (figure, confirmed_by)
         select id, $3 from (
           select distinct on (county, kind, name) id from assessment_figure
           where fund = $1 and year = $2 and ($4::text[] is null or county = any($4))
           order by county, kind, name, version desc) newest
         where not exists (select from assessment_confirmation c where c.figure = newest.id)
         returning figure`,
        [fund.id, fiscalYear, context.viewer.person, counties],
      );
      return { rows: rows.length };
    } catch (error) {
      throw refusedBooks(error);
    }
  });
};
