/** 市级账户: what the city's accounts hold, and how much of it approved plans hold already. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from '../database/write.js';
import { type Fen, fen } from '../money.js';

export type CityAccountKind = 'CITY_SPECIAL' | 'CITY_EXPENDITURE';

export interface CityAccountRow {
  kind: CityAccountKind;
  balance: string;
  ofMembers: string;
  held: string;
  available: string;
}

export const CITY_ACCOUNT_COLUMNS = `c.kind, c.balance::text, c.of_members::text as "ofMembers", c.held::text, c.available::text`;

/** The money at hand in a city account. */
export interface CityAccount {
  /** The bank account's row. */
  id: number;
  /** Less what of it was paid to members that are kept in it (市本级). */
  free: Fen;
  available: Fen;
}

export async function cityAccounts(em: EntityManager, fund: number): Promise<Record<CityAccountKind, CityAccount>> {
  const rows = await sql<CityAccountRow & { id: number }>(
    em,
    `select c.id, ${CITY_ACCOUNT_COLUMNS} from city_account c where c.fund = $1`,
    [fund],
  );
  return Object.fromEntries(
    rows.map(({ id, kind, balance, ofMembers, available }) => [
      kind,
      { id, free: fen(balance) - fen(ofMembers), available: fen(available) },
    ]),
  ) as Record<CityAccountKind, CityAccount>;
}
