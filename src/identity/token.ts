/** `npm run --silent token -- --role CITY_MEDICAL --pool handan [--as NAME]`: prints a demo token. */
import { parseArgs } from 'node:util';
import { ClaimsUnusable, grantOf } from './claims.js';
import { demoPerson, demoToken } from './demo-key.js';
import { ALL_ROLES } from './role.js';

const USAGE = `用法 Usage: npm run --silent token -- --role ROLE [--pool P] [--county C] [--role …] [--as NAME]
ROLE: ${ALL_ROLES.join(' ')}`;

try {
  const { values } = parseArgs({
    options: {
      role: { type: 'string', multiple: true, default: [] },
      pool: { type: 'string' },
      county: { type: 'string' },
      as: { type: 'string' },
    },
  });
  if (values.role.length === 0) throw new ClaimsUnusable('no --role is given');
  const { pool, county } = values;
  const grants = values.role.map((role) =>
    grantOf({ role, pool, county: role.startsWith('COUNTY_') ? county : undefined }),
  );
  console.log(await demoToken({ person: values.as ?? demoPerson(grants), grants }));
} catch (error) {
  console.error(`${(error as Error).message}\n${USAGE}`);
  process.exitCode = 1;
}
