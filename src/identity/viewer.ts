/** Who is asking, and what they may act on and see. */
import { Refused, refusal } from '../refusal.js';
import { inWords, type Role } from './role.js';

/** One role of a person, and the county or pool it is bound to; bound to neither, it reaches everywhere. */
export interface Grant {
  role: Role;
  pool?: string;
  county?: string;
}

export interface Viewer {
  /** Four eyes, signatures and idempotency go by person. */
  person: string;
  grants: readonly Grant[];
}

/** What is acted on: something of a county, or (county null) of the pool's own level. */
export interface Place {
  pool: string;
  county: string | null;
}

const covers = (grant: Grant, place: Place): boolean =>
  grant.county !== undefined ? grant.county === place.county : grant.pool === undefined || grant.pool === place.pool;

export const mayActOn = (viewer: Viewer, roles: readonly Role[], place: Place): boolean =>
  viewer.grants.some((grant) => roles.includes(grant.role) && covers(grant, place));

/** Refuses with FORBIDDEN, naming who may and where. */
export function mustActOn(viewer: Viewer, roles: readonly Role[], place: Place): void {
  if (!mayActOn(viewer, roles, place))
    throw new Refused(refusal('FORBIDDEN', { needs: `${inWords(roles)} (${place.county ?? place.pool})` }));
}

/** An administrator looks after users and keys and sees no fund. */
const sees = ({ role }: Grant): boolean => role !== 'ADMINISTRATOR';

export const maySee = (viewer: Viewer, place: Place): boolean =>
  viewer.grants.some((grant) => sees(grant) && covers(grant, place));

/** The same for a query over many rows: `where $everything or pool = any($pools) or county = any($counties)`. */
export interface Sight {
  everything: boolean;
  pools: string[];
  counties: string[];
}

export function sightOf(viewer: Viewer): Sight {
  const grants = viewer.grants.filter(sees);
  return {
    everything: grants.some(({ pool, county }) => pool === undefined && county === undefined),
    pools: grants.flatMap(({ pool, county }) => (pool !== undefined && county === undefined ? [pool] : [])),
    counties: grants.flatMap(({ county }) => (county === undefined ? [] : [county])),
  };
}

/** The three values of such a condition, in its order. */
export function sightValues(viewer: Viewer): [everything: boolean, pools: string[], counties: string[]] {
  const { everything, pools, counties } = sightOf(viewer);
  return [everything, pools, counties];
}
