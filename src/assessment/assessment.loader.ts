/** Targets' documents, their rows, and what was entered about them, as rows; scorecards in one statement for all fund years of an operation. */
import DataLoader from 'dataloader';
import { isoText } from '../database/iso-text.js';
import type { Read } from '../database/read.js';
import { byFundYear } from '../fund/by-fund-year.js';
import { sightValues, type Viewer } from '../identity/viewer.js';
import type { Insurance } from '../policy/policy.js';
import type { PolicyRegistry } from '../policy/registry.js';
import { today } from '../today.js';
import { assessed } from './assessment.query.js';
import type { AssessmentFigureType, TargetDocumentType, TargetType } from './assessment.types.js';
import { TARGETS, titleOf } from './target.js';

const DOCUMENTS = `select d.id, f.pool, d.year as "fiscalYear", d.version, d.document, d.reason, d.issued_by as "issuedBy", d.role,
    ${isoText('d.issued_at')} as "issuedAt", d.rule, d.citation
  from target_document d join fund f on f.id = d.fund`;

export const targetDocumentLoader = (read: Read) =>
  new DataLoader<string, TargetDocumentType | null>(async (ids) => {
    const rows = await read<TargetDocumentType>(
      { name: 'target-documents-by-id', text: `${DOCUMENTS} where d.id = any($1::uuid[])` },
      [ids],
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id) ?? null);
  });

/** Every version, the newest first, for who sees the pool or a county of it. */
export function targetDocuments(
  read: Read,
  viewer: Viewer,
  { pool, insurance, fiscalYear }: { pool: string; insurance: Insurance; fiscalYear: number },
): Promise<TargetDocumentType[]> {
  return read(
    {
      name: 'target-documents',
      text: `${DOCUMENTS} where f.pool = $1 and f.insurance = $2 and d.year = $3
        and ($4 or f.pool = any($5) or exists (select from county c where c.pool = f.pool and c.id = any($6)))
        order by d.version desc`,
    },
    [pool, insurance, fiscalYear, ...sightValues(viewer)],
  );
}

/** A document's targets by county, kind and name, after the one given; those of the counties that the viewer sees. */
export async function targetsAfter(
  read: Read,
  viewer: Viewer,
  document: string,
  [county, kind, name]: readonly string[],
  most: number,
): Promise<TargetType[]> {
  const rows = await read<Omit<TargetType, 'title' | 'unit'>>(
    {
      name: 'targets',
      text: `select t.county, t.kind, t.name, t.bound, t.amount::text as target, t.weight::text
             from target t join county c on c.id = t.county
             where t.document = $1 and ($2 or c.pool = any($3) or t.county = any($4))
               and (t.county, t.kind, t.name) > ($5, $6, $7)
             order by t.county, t.kind, t.name limit $8`,
    },
    [document, ...sightValues(viewer), county, kind, name, most],
  );
  return rows.map((row) => ({ ...row, title: titleOf(row), unit: TARGETS[row.kind].unit }));
}

/** The counties' scorecards of a fund year, those to which targets were issued; duties count that were due before today. */
export const assessmentLoader = (read: Read, _: Viewer, policies: PolicyRegistry) =>
  byFundYear((funds, years) =>
    assessed(
      read,
      policies,
      funds.map((fund, at) => ({ fund, year: years[at]! })),
      today(),
    ),
  );

/** Every version of what was entered about a county's year, by kind and name, the newest first. */
export const figuresOf = (
  read: Read,
  key: { pool: string; insurance: Insurance; county: string; fiscalYear: number },
): Promise<AssessmentFigureType[]> =>
  read(
    {
      name: 'assessment-figures',
      text: `select e.kind, e.name, e.version, e.figure::text, e.source, e.entered_by as "enteredBy",
               ${isoText('e.entered_at')} as "enteredAt", c.confirmed_by as "confirmedBy"
             from assessment_figure e left join assessment_confirmation c on c.figure = e.id
             where e.fund = (select id from fund where pool = $1 and insurance = $2) and e.year = $3 and e.county = $4
             order by e.kind, e.name, e.version desc`,
    },
    [key.pool, key.insurance, key.fiscalYear, key.county],
  );
