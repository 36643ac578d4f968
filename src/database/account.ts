/** PostgreSQL refuses to run as root. Who it runs as, then, when we do. */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

const NOBODY = 65534;

export interface Account {
  /** Set when the programs are started as another user, to whom the data directory has to belong. */
  identity: { uid: number; gid: number } | undefined;
  command(program: string, args: readonly string[]): [string, string[]];
}

const plain = (program: string, args: readonly string[]): [string, string[]] => [program, [...args]];

/** Root runs it as the owner of the data directory, at first "nobody"; where "nobody" may not even enter, in a user namespace. */
export function accountFor(dataDir: string, program: string): Account {
  if (process.getuid?.() !== 0) return { identity: undefined, command: plain };
  const owner = existsSync(join(dataDir, 'PG_VERSION')) ? statSync(dataDir) : { uid: NOBODY, gid: NOBODY };
  const identity = { uid: owner.uid, gid: owner.gid };
  if (identity.uid !== 0 && mayEnter(identity, program, dirname(dataDir))) return { identity, command: plain };
  const enter = ['--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, '--'];
  return { identity: undefined, command: (wanted, args) => ['unshare', [...enter, wanted, ...args]] };
}

function mayEnter(identity: { uid: number; gid: number }, program: string, folder: string): boolean {
  const as = { ...identity, cwd: '/' };
  return spawnSync(program, ['--version'], as).status === 0 && spawnSync('test', ['-x', folder], as).status === 0;
}
