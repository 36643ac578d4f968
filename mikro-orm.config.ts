/** For the mikro-orm command line: the server at DATABASE_URL, or the embedded cluster while it runs. */
import { resolve } from 'node:path';
import { ormConfig } from './src/database/orm.js';
import { readSettings } from './src/settings.js';

const { databaseUrl, dataDir } = readSettings(process.env, []);

export default ormConfig(databaseUrl ?? { host: resolve(dataDir), port: 5432, user: 'postgres', database: 'postgres' });
