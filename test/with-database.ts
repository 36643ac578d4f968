import type { Address } from '../src/database/address.js';

/** The same server, another database: how tests get one each. */
export function withDatabase(address: Address, database: string): Address {
  if (typeof address !== 'string') return { ...address, database };
  const url = new URL(address);
  url.pathname = `/${database}`;
  return url.href;
}
