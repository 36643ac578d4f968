/** What a PostgreSQL server has to be before we work with it, said in a sentence where it is not. */
import pg from 'pg';
import { StartFault } from '../start-fault.js';
import { type Address, APPLICATION_ROLE, connection } from './address.js';

const OLDEST = 15;

export async function checkServer(owner: Address): Promise<void> {
  const client = new pg.Client(connection(owner));
  await client.connect().catch((error: Error) => {
    throw new StartFault(
      `无法连接数据库 ${place(owner)}。 The database ${place(owner)} can't be reached: ${reason(error)}. Check DATABASE_URL.`,
    );
  });
  try {
    await checkVersion(client);
    await checkRights(client);
  } finally {
    await client.end();
  }
}

async function checkVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: number; version: string }>(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as version`,
  );
  const { number, version } = rows[0]!;
  if (number < OLDEST * 10_000)
    throw new StartFault(
      `数据库版本 ${version} 过低，须 ${OLDEST} 以上。 PostgreSQL ${version} is too old: it takes ${OLDEST} or newer.`,
    );
}

async function checkRights(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ user: string; mayCreateRoles: boolean; mayCreate: boolean; hasRole: boolean }>(
    `select current_user as "user", rolsuper or rolcreaterole as "mayCreateRoles",
            has_database_privilege(current_database(), 'create') as "mayCreate",
            exists (select from pg_roles where rolname = $1 and pg_has_role(current_user, oid, 'member')) as "hasRole"
       from pg_roles where rolname = current_user`,
    [APPLICATION_ROLE],
  );
  const { user, mayCreateRoles, mayCreate, hasRole } = rows[0]!;
  if (!mayCreateRoles && !hasRole)
    throw new StartFault(
      `数据库用户 ${user} 无权创建角色。 The database user ${user} may not create roles, and is no member of ` +
        `${APPLICATION_ROLE}, the role that the application works as. As a superuser: create role ${APPLICATION_ROLE} nologin; ` +
        `grant ${APPLICATION_ROLE} to "${user}"; or alter role "${user}" createrole.`,
    );
  if (!mayCreate)
    throw new StartFault(
      `数据库用户 ${user} 无权创建模式。 The database user ${user} may not create schemas in this database. ` +
        `As its owner: grant create on database … to "${user}".`,
    );
}

/** Never the whole URL: it has the password in it. */
function place(address: Address): string {
  if (typeof address !== 'string') return address.host;
  const { host, pathname } = new URL(address);
  return host + pathname;
}

/** A refused connection to a name with two addresses is an AggregateError without a message. */
const reason = (error: Error & { code?: string }): string => error.message || error.code || error.name;
