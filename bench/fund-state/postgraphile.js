/** Yardstick: PostGraphile 5 over the schema "bench", as it comes. Where PostgreSQL is, libpq's variables say. */
import { createServer } from 'node:http';
import pg from 'pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { makePgService } from 'postgraphile/adaptors/pg';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { postgraphile } from 'postgraphile';

const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  disablePlugins: ['NodePlugin'], // so that a column "id" is the field "id"
  grafserv: { graphiql: false, watch: false },
  grafast: { explain: false },
  pgServices: [makePgService({ pool: new pg.Pool({ max: 10 }), schemas: ['bench'] })],
});
const server = createServer();
await instance.createServ(grafserv).addTo(server);
server.listen(Number(process.env.PORT), 'localhost');
