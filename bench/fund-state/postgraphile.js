/** Yardstick: PostGraphile 5 over the schema "bench", as it comes. Where PostgreSQL is, libpq's variables say. */
import { createServer } from 'node:http';
import pg from 'pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { makePgService } from 'postgraphile/adaptors/pg';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { postgraphile } from 'postgraphile';

/** A column "id" is the field "id", as the others serve it. */
const plainIds = {
  name: 'PlainIdsPlugin',
  inflection: {
    replace: { _attributeName: (previous, _, details) => previous({ ...details, skipRowId: true }) },
  },
};

const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  disablePlugins: ['NodePlugin'],
  plugins: [plainIds],
  grafserv: { graphiql: false, watch: false },
  grafast: { explain: false },
  pgServices: [makePgService({ pool: new pg.Pool({ max: 10 }), schemas: ['bench'] })],
});
const server = createServer();
await instance.createServ(grafserv).addTo(server);
server.listen(Number(process.env.PORT), 'localhost');
