/** MikroORM, set up: entities for what is written, migrations from migrations/*.sql. */
import { Migrator } from '@mikro-orm/migrations';
import { defineConfig, type Options } from '@mikro-orm/postgresql';
import { migrations } from '../../migrations/index.js';
import { type Address, connection, databaseName } from './address.js';
import { entities } from './entities.js';

export const ormConfig = (address: Address, role?: string): Options =>
  defineConfig({
    entities,
    discovery: { warnWhenNoEntities: false },
    dbName: databaseName(address),
    driverOptions: connection(address, role),
    pool: { min: 0, max: 10 },
    extensions: [Migrator],
    migrations: { migrationsList: migrations, snapshot: false, silent: true },
  });
