import { hashOf } from '../canonical.js';
import { changzhutan } from './changzhutan.js';
import { handan } from './handan.js';
import type { Policy } from './policy.js';
import { shaoyang } from './shaoyang.js';
import { suzhou } from './suzhou.js';

export interface PolicyRegistry {
  /** The newest version of each policy, in order of registration. */
  readonly all: readonly Policy[];
  /** The newest version, or the one named; undefined where there is none. */
  get(id: string, version?: number): Policy | undefined;
  /** The policy that settles a fund year of a pool, newest version. */
  inForce(pool: string, fiscalYear: number): Policy | undefined;
}

/** Versions of one policy stand side by side under one id. The application gets its registry as a value, so that a city can be added. */
export function createRegistry(policies: readonly Policy[]): PolicyRegistry {
  const versions = new Map<string, Policy[]>();
  for (const policy of policies) {
    const sameId = versions.get(policy.id) ?? [];
    if (sameId.some(({ version }) => version === policy.version)) {
      throw new Error(`policy ${policy.id} version ${policy.version} is registered twice`);
    }
    versions.set(
      policy.id,
      [...sameId, policy].sort((a, b) => b.version - a.version),
    );
  }
  const all = [...versions.values()].map(([newest]) => newest!);
  return {
    all,
    get: (id, version) => versions.get(id)?.find((policy) => version === undefined || policy.version === version),
    inForce: (pool, fiscalYear) =>
      all.find(
        (policy) =>
          policy.pool === pool &&
          policy.fiscalYears.first <= fiscalYear &&
          fiscalYear <= (policy.fiscalYears.last ?? fiscalYear),
      ),
  };
}

export const policies = createRegistry([shaoyang, handan, suzhou, changzhutan]);

/** SHA-256 (hex) over a policy's canonical JSON: tells which text of the law a settlement used. */
export const contentHash = (policy: Policy): string => hashOf(policy);
