/** What a token says, once its signature holds: the person in `sub`, the roles with their bounds in `roles`. */
import { type Role, ROLES } from './role.js';
import type { Grant, Viewer } from './viewer.js';

/** The token is signed, but says nothing that we can use; the message names what. */
export class ClaimsUnusable extends Error {}

export function viewerOf(claims: { sub?: unknown; roles?: unknown }): Viewer {
  const { sub, roles } = claims;
  if (typeof sub !== 'string' || sub === '') throw new ClaimsUnusable('the token names no person (sub)');
  if (!Array.isArray(roles) || roles.length === 0) throw new ClaimsUnusable('the token has no roles');
  return { person: sub, grants: roles.map(grantOf) };
}

export function grantOf(claim: unknown): Grant {
  const { role, pool, county } = (typeof claim === 'object' && claim ? claim : {}) as Record<string, unknown>;
  if (typeof role !== 'string' || !Object.hasOwn(ROLES, role))
    throw new ClaimsUnusable(`unknown role ${JSON.stringify(role)}`);
  const known = role as Role;
  const { bound } = ROLES[known];
  const grant: Grant = { role: known, ...named('pool', pool), ...named('county', county) };
  if (bound === 'county' && grant.county === undefined) throw new ClaimsUnusable(`role ${role} takes a county`);
  if (bound === 'pool' && grant.pool === undefined) throw new ClaimsUnusable(`role ${role} takes a pool`);
  if (bound === 'pool' && grant.county !== undefined)
    throw new ClaimsUnusable(`role ${role} is bound to a pool, not to a county`);
  return grant;
}

function named<K extends string>(key: K, value: unknown): { [key in K]?: string } {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'string' || value === '') throw new ClaimsUnusable(`${key} is not a name`);
  return { [key]: value } as { [key in K]?: string };
}
