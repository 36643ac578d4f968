/** The key that everybody knows. It opens a server in demo mode, and nothing else. */
import { SignJWT } from 'jose';
import type { Viewer } from './viewer.js';

export const DEMO_KEY = new TextEncoder().encode('tongchou demo key: signs tokens for play, never for money');
export const DEMO_ALGORITHM = 'HS256';

/** A bearer token for a year. */
export const demoToken = ({ person, grants }: Viewer): Promise<string> =>
  new SignJWT({ roles: grants })
    .setProtectedHeader({ alg: DEMO_ALGORITHM })
    .setSubject(person)
    .setExpirationTime('1y')
    .sign(DEMO_KEY);

/** Who a token is for when nobody says: one person per role and bound, such as "CITY_MEDICAL@handan". */
export const demoPerson = (grants: Viewer['grants']): string =>
  grants.map(({ role, pool, county }) => [role, county ?? pool].filter(Boolean).join('@')).join('+');
