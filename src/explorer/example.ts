/**
 * An example operation: schema/examples/*.graphql, one a file, shown as tabs of the explorer and run by the tests. Its first comment is
 * its name; a second one says as whom it is sent: "# as CITY_MEDICAL handan".
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Role, ROLES } from '../identity/role.js';
import type { Grant } from '../identity/viewer.js';
import { projectRoot } from '../project-root.js';

export interface Example {
  file: string;
  title: string;
  query: string;
  /** The demo role that the explorer and the tests send it with. */
  as: Grant;
}

const folder = join(projectRoot, 'schema', 'examples');

export const examples = (): Example[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => parseExample(file, readFileSync(join(folder, file), 'utf8')));

export function parseExample(file: string, query: string): Example {
  const title = /^# (.+)$/m.exec(query)?.[1];
  const [, role = '', bound] = /^# as (\w+)(?: (\S+))?$/m.exec(query) ?? [];
  if (!title || !Object.hasOwn(ROLES, role)) throw new Error(`${file} begins with "# title" and "# as ROLE bound"`);
  const as: Grant = { role: role as Role };
  if (bound) as[ROLES[as.role].bound === 'county' ? 'county' : 'pool'] = bound;
  return { file, title, query, as };
}
