import type { Fen } from '../../money.js';
import { accumulatedBalance, bank, claimOnReserve, owedTo, ownReserve } from '../accounts.js';
import type { Custody } from '../custody.js';
import { type Line, move } from '../entry.js';

/** An audited opening: the county's balance and own reserve, and the accounts they lie in. */
export const opening = (custody: Custody, county: string, balance: Fen, reserve: Fen): Line[] => [
  ...move(bank(county, custody.balance), accumulatedBalance(county), balance),
  ...(custody.ownReserve === 'CLAIM'
    ? [
        ...move(claimOnReserve(county), ownReserve(county), reserve),
        ...move(bank(null, 'RESERVE_SPECIAL'), owedTo(county), reserve),
      ]
    : move(bank(county, custody.balance), ownReserve(county), reserve)),
];
