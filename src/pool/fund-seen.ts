import type { Context } from '../context.js';
import { maySee } from '../identity/viewer.js';
import type { Insurance } from '../policy/policy.js';
import { type FundRow, poolLoader } from './pool.loader.js';

/** The fund of a place: of a county, or without one of the whole pool; undefined where there is none, or the viewer may not see the place. */
export async function fundSeen(
  context: Context,
  { pool, insurance, county }: { pool: string; insurance: Insurance; county?: string | null },
): Promise<FundRow | undefined> {
  if (!maySee(context.viewer, { pool, county: county ?? null })) return undefined;
  return (await context.loader(poolLoader).load(pool))?.funds.find((each) => each.insurance === insurance);
}
