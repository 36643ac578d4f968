import type { Read } from '../database/read.js';
import { StartFault } from '../start-fault.js';
import { contentHash, type PolicyRegistry } from './registry.js';

/**
 * A policy version is never edited once a posted settlement used it: a correction is a new version beside it. The program does not
 * start on books that were settled by another text than the one it has.
 */
export async function checkUsedPolicies(read: Read, policies: PolicyRegistry): Promise<void> {
  const used = await read<{ id: string; version: number; hash: string }>({
    name: 'used-policies',
    text: `select distinct d.policy as id, d.policy_version as version, d.policy_hash as hash
      from settlement_event e
      join settlement_draft d on d.settlement = e.settlement and d.revision = e.revision
      where e.status = 'POSTED'`,
  });
  const edited = used.filter(({ id, version, hash }) => {
    const policy = policies.get(id, version);
    return !policy || contentHash(policy) !== hash;
  });
  if (edited.length)
    throw new StartFault(
      edited
        .map(
          ({ id, version }) =>
            `政策 ${id} 第 ${version} 版已用于入账的清算，但内容已被修改或缺失。 Version ${version} of policy ${id} was used by a posted ` +
            'settlement and has been edited or removed since: put it back, and add a correction as a new version.',
        )
        .join('\n'),
    );
}
