/** 长株潭 with 长沙 as a pool of its own below it, the lower one under a fixture policy that says it is one. */
import { createRegistry, policies as law } from '../../src/policy/registry.js';
import { type FundYear, settle } from '../offices.js';
import type { TestServer } from '../server.js';
import { changsha } from './changsha.js';
import { registerSmallPool, type SmallPool } from './small-pool.js';

export const policies = createRegistry([...law.all, changsha]);

export const MEMBERS = [
  { id: 'cz-1', name: '长沙市', kind: 'CITY', balance: '160.00' },
  { id: 'cz-2', name: '株洲市', kind: 'CITY', balance: '100.00' },
  { id: 'cz-3', name: '湘潭市', kind: 'CITY', balance: '20.00' },
  { id: 'cz-4', name: '省本级', kind: 'PROVINCE_OWN', balance: '10.00' },
];
export const COUNTIES = [
  { id: 'cs-1', name: '芙蓉区', kind: 'DISTRICT', balance: '100.00' },
  { id: 'cs-2', name: '浏阳市', kind: 'COUNTY_CITY', balance: '50.00' },
  { id: 'cs-3', name: '市本级', kind: 'CITY_OWN', balance: '10.00' },
];

export interface TwoTiers {
  region: SmallPool;
  city: SmallPool;
}

/** Both registered, and 长沙市 of the region linked to its pool. */
export async function foundTwoTiers(server: TestServer): Promise<TwoTiers> {
  const region = await registerSmallPool(server, 'changzhutan', MEMBERS);
  const city = await registerSmallPool(server, 'changsha', COUNTIES);
  await region.administrator.does('linkLowerPool', { county: 'cz-1', lowerPool: 'changsha' });
  return { region, city };
}

export const settleCity = ({ city }: TwoTiers, year: FundYear) =>
  settle(year, { drafts: city.medical, reviews: city.finance, confirms: city.government });
