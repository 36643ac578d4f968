/** The offices of a pool at work through the API: `await city.medical.does('closeYear', { …year })`. */
import { type GraphQLInputType, type GraphQLObjectType } from 'graphql';
import { buildSchema } from '../src/graphql/schema.js';
import type { Role } from '../src/identity/role.js';
import type { Send, TestServer } from './server.js';

const mutations: GraphQLObjectType = buildSchema().getMutationType()!;

export interface Office {
  send: Send;
  /** Calls a mutation that has to succeed, with a fresh key where none is given; answers its payload. */
  // oxlint-disable-next-line typescript/no-explicit-any -- a payload has the shape of what was selected
  does(mutation: string, input: object, select?: string): Promise<any>;
  /** Calls one that has to be refused; answers "CODE path.to.field" of each refusal. */
  isRefused(mutation: string, input: object): Promise<string[]>;
  /** Answers the data of a query. */
  // oxlint-disable-next-line typescript/no-explicit-any -- the same
  reads(query: string, variables?: object): Promise<any>;
}

export function officeOf(send: Send): Office {
  const call = async (mutation: string, input: object, select: string) => {
    const type: GraphQLInputType = mutations.getFields()[mutation]!.args[0]!.type;
    const { data, errors } = await send(
      `mutation($input: ${String(type)}) { ${mutation}(input: $input) { refusals { code message path } replayed ${select} } }`,
      { input: { idempotencyKey: crypto.randomUUID(), ...input } },
    );
    if (errors) throw new Error(`${mutation}: ${JSON.stringify(errors)}`);
    return data[mutation];
  };
  return {
    send,
    does: async (mutation, input, select = '') => {
      const payload = await call(mutation, input, select);
      if (payload.refusals.length) throw new Error(`${mutation} refused: ${JSON.stringify(payload.refusals)}`);
      return payload;
    },
    isRefused: async (mutation, input) => {
      const { refusals } = (await call(mutation, input, '')) as { refusals: { code: string; path: string[] }[] };
      return refusals.map(({ code, path }) => [code, ...(path.length ? [path.join('.')] : [])].join(' '));
    },
    reads: async (query, variables) => {
      const { data, errors } = await send(query, variables);
      if (errors) throw new Error(JSON.stringify(errors));
      return data;
    },
  };
}

export interface City {
  administrator: Office;
  medical: Office;
  agency: Office;
  finance: Office;
  government: Office;
  county: (county: string) => Office;
  as: (role: Role, person: string) => Office;
}

/** One person for each office. */
export function cityOf(server: TestServer, pool: string): City {
  const as = (role: Role, person: string) => officeOf(server.as(role, { pool }, person));
  return {
    administrator: officeOf(server.as('ADMINISTRATOR', {}, '管理员')),
    medical: as('CITY_MEDICAL', '市医保局 李'),
    agency: as('CITY_AGENCY', '市社保中心 孙'),
    finance: as('CITY_FINANCE', '市财政局 王'),
    government: as('CITY_GOVERNMENT', '市政府 赵'),
    county: (county) => officeOf(server.as('COUNTY_MEDICAL', { county }, `${county} 医保局 周`)),
    as,
  };
}

export interface FundYear {
  pool: string;
  insurance: 'EMPLOYEE' | 'RESIDENT';
  fiscalYear: number;
}

export const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/** The months are closed, the closing period is open, income and expenditure are carried to the result. */
export async function closeYear(city: City, year: FundYear): Promise<void> {
  await city.medical.does('closePeriods', { ...year, months: MONTHS });
  await city.medical.does('openPeriods', { ...year, months: [13] });
  await city.medical.does('closeYear', year);
}

export const SETTLEMENT = `settlement {
  id status revision changedInputs
  steps { id county ordinal rule source deficitClass amount drawnFrom { county amount } }
  obligations { id county kind payer amount paid outstanding due }
  outcome { sharedReserveAfter counties {
    county deficit surplus policyDeficit managementDeficit forceMajeureDeficit levyUnpaid drawnForOthers unresolved
    accumulatedBalanceAfter ownReserveAfter surplusAllocations { to amount } } }
  events { status person role reason } }`;

/** Drafted, reviewed and confirmed by three offices; answers the posted settlement. */
export async function settle(
  year: FundYear,
  { drafts, reviews, confirms }: { drafts: Office; reviews: Office; confirms: Office },
) {
  const { settlement } = await drafts.does('draftSettlement', year, 'settlement { id }');
  await reviews.does('reviewSettlement', { settlement: settlement.id });
  return (await confirms.does('confirmSettlement', { settlement: settlement.id }, SETTLEMENT)).settlement;
}

/** Several requests at the same moment, as `isRefused` answers them; those that were done come first. */
export const atOnce = async (requests: Promise<string[]>[]): Promise<string[][]> =>
  (await Promise.all(requests)).toSorted((one, other) => one.length - other.length);
