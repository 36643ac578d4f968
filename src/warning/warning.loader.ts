/** Warnings as rows: those that the viewer sees. The pool's own show to everybody who sees the pool or one of its counties. */
import DataLoader from 'dataloader';
import type { Read } from '../database/read.js';
import { sightValues, type Viewer } from '../identity/viewer.js';
import type { Insurance } from '../policy/policy.js';
import type { WarningKind, WarningLevel } from './finding.js';
import type { WarningType } from './warning.types.js';

const WARNINGS = `select w.id::text, w.pool, w.insurance, w.county, w.fiscal_year as "fiscalYear", w.kind, w.level,
    nullif(w.subject, '') as subject, w.figure::text, w.latest_figure::text as "latestFigure", w.threshold::text, w.unit, w.message,
    w.rule, w.citation, w.threshold_is_default as "thresholdIsDefault", r.as_of::text as "raisedOn", r.person as "raisedBy",
    c.as_of::text as "clearedOn", c.person as "clearedBy"
  from warning w
  join warning_check r on r.id = w.raised_in
  left join warning_check c on c.id = w.cleared_in`;

const seen = (everything: string, pools: string, counties: string): string =>
  `(${everything} or w.pool = any(${pools}) or w.county = any(${counties})
    or (w.county is null and w.pool in (select pool from county where id = any(${counties}))))`;

/** Open on a day: raised by then, and not cleared; now, where no day is given. */
const openOn = (day: string): string =>
  `case when ${day} is null then w.cleared_in is null else r.as_of <= ${day} and (c.as_of is null or c.as_of > ${day}) end`;

export interface WarningFilter {
  pool?: string | null;
  insurance?: Insurance | null;
  county?: string | null;
  kinds?: readonly WarningKind[] | null;
  levels?: readonly WarningLevel[] | null;
  open?: boolean | null;
  asOf?: string | null;
}

/** Newest first; before the one given by its id ("0": from the newest). Of those raised by the day given, where one is. */
export const warningsBefore = (
  read: Read,
  viewer: Viewer,
  { pool, insurance, county, kinds, levels, open, asOf }: WarningFilter,
  before: string,
  most: number,
): Promise<WarningType[]> =>
  read(
    {
      name: 'warnings',
      text: `${WARNINGS}
        where ($1::text is null or w.pool = $1) and ($2::text is null or w.insurance = $2) and ($3::text is null or w.county = $3)
          and ($4::text[] is null or w.kind = any($4)) and ($5::text[] is null or w.level = any($5))
          and ($6::date is null or r.as_of <= $6) and ($7::boolean is null or (${openOn('$6::date')}) = $7)
          and ($8::bigint = 0 or w.id < $8) and ${seen('$9', '$10', '$11')}
        order by w.id desc limit $12`,
    },
    [
      ...[pool ?? null, insurance ?? null, county ?? null, kinds ?? null, levels ?? null, asOf ?? null, open ?? null],
      ...[before, ...sightValues(viewer), most],
    ],
  );

/** Where open warnings are asked for beside fund state. */
export interface WarningPlace {
  pool: string;
  /** Undefined: of any fund and of both together. */
  insurance?: Insurance;
  fiscalYear?: number;
  /** Null: the pool's own. */
  county: string | null;
  asOf: string | null;
}

/** The open warnings of each place, newest first: one statement for all places of an operation. */
export const openWarningsLoader = (read: Read, viewer: Viewer) =>
  new DataLoader<WarningPlace, WarningType[], string>(
    async (places) => {
      const rows = await read<WarningType & { place: number }>(
        {
          name: 'open-warnings-of-places',
          text: `select k.place::int, w.* from rows from (jsonb_to_recordset($1::jsonb)
              as (pool text, insurance text, "fiscalYear" int, county text, "asOf" date)) with ordinality
              k(pool, insurance, year, county, day, place)
            cross join lateral (${WARNINGS}
              where w.pool = k.pool and w.county is not distinct from k.county
                and (k.insurance is null or w.insurance = k.insurance) and (k.year is null or w.fiscal_year = k.year)
                and ${openOn('k.day')} and ${seen('$2', '$3', '$4')}) w
            order by k.place, w.id::bigint desc`,
        },
        [JSON.stringify(places), ...sightValues(viewer)],
      );
      const ofPlace = Map.groupBy(rows, ({ place }) => place);
      return places.map((_, at) => ofPlace.get(at + 1) ?? []);
    },
    { cacheKeyFn: (place) => JSON.stringify(place) },
  );
