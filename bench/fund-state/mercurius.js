/** Yardstick: mercurius with its compiler on, plain rows by named prepared statements. Where PostgreSQL is, libpq's variables say. */
import Fastify from 'fastify';
import mercurius from 'mercurius';
import pg from 'pg';

const pool = new pg.Pool({ max: 10 });

const one = async (statement, values) => (await pool.query({ ...statement, values })).rows[0] ?? null;

const POOL = { name: 'pool', text: 'select id, name from bench.pool where id = $1' };
const FUND = {
  name: 'fund',
  text: 'select id, pool, insurance from bench.fund where pool = $1 and insurance = $2',
};
const YEAR = {
  name: 'year',
  text: 'select fund, fiscal_year as "fiscalYear" from bench.year where fund = $1 and fiscal_year = $2',
};
const COUNTIES = {
  name: 'counties',
  text: `select y.income, y.expenditure, y.deficit, y.surplus, y.accumulated_balance as "accumulatedBalance",
           y.own_reserve as "ownReserve", y.year_result as "yearResult", y.months_of_cover as "monthsOfCover",
           json_build_object('id', c.id, 'name', c.name, 'kind', c.kind) as county,
           case when s.id is not null then json_build_object('id', s.id, 'status', s.status) end as settlement
         from bench.county_year y
         join bench.county c on c.id = y.county_id
         left join bench.settlement s on s.fund = y.fund and s.fiscal_year = y.fiscal_year
         where y.fund = $1 and y.fiscal_year = $2
         order by y.county_id`,
};

const schema = `
  type Query { pool(id: String!): Pool }
  type Pool { id: String! name: String! fund(insurance: Insurance!): Fund }
  enum Insurance { EMPLOYEE RESIDENT }
  type Fund { insurance: Insurance! year(fiscalYear: Int!): Year }
  type Year { fiscalYear: Int! counties: Counties! }
  type Counties { nodes: [CountyYear!]! }
  type CountyYear {
    county: County! income: String! expenditure: String! deficit: String! surplus: String!
    accumulatedBalance: String! ownReserve: String! yearResult: String! monthsOfCover: String settlement: Settlement
  }
  type County { id: String! name: String! kind: String! }
  type Settlement { id: String! status: String! }
`;

const resolvers = {
  Query: { pool: (_, { id }) => one(POOL, [id]) },
  Pool: { fund: ({ id }, { insurance }) => one(FUND, [id, insurance]) },
  Fund: { year: ({ id }, { fiscalYear }) => one(YEAR, [id, fiscalYear]) },
  Year: {
    counties: async ({ fund, fiscalYear }) => ({
      nodes: (await pool.query({ ...COUNTIES, values: [fund, fiscalYear] })).rows,
    }),
  },
};

const app = Fastify();
app.register(mercurius, { schema, resolvers, jit: 1 });
await app.listen({ host: 'localhost', port: Number(process.env.PORT) });
