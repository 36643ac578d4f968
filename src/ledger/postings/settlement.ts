/** What each kind of settlement step does in the books. A government's step is booked when its money comes (recordTopUp). */
import type { Fen } from '../../money.js';
import type { FundingSource, SurplusTarget } from '../../policy/policy.js';
import {
  accumulatedBalance,
  bank,
  claimOnReserve,
  granted,
  grants,
  loan,
  owedTo,
  ownReserve,
  pooledBalance,
  remittances,
  remitted,
  sharedReserve,
  subsidies,
  yearResult,
} from '../accounts.js';
import type { Custody } from '../custody.js';
import { type About, type Account, type Line, move } from '../entry.js';

/** Out of whose part of the reserve, or whose balance, an amount came: another county's, or (null) the common part. */
export interface Drawn {
  county: string | null;
  amount: Fen;
}

export interface Step {
  county: string;
  fiscalYear: number;
  source: FundingSource;
  amount: Fen;
  drawnFrom: readonly Drawn[];
}

export function settlementStep(custody: Custody, step: Step, about: About): Line[] {
  const { county, fiscalYear, source, amount } = step;
  const result = yearResult(county, fiscalYear);
  switch (source) {
    case 'ACCUMULATED_BALANCE':
      return [...move(accumulatedBalance(county), result, amount, about), ...fromLocal(custody, county, amount, about)];
    case 'OWN_RESERVE':
      return custody.ownReserve === 'CLAIM'
        ? [
            ...move(bank(county, custody.special), claimOnReserve(county), amount, about),
            ...move(ownReserve(county), result, amount, about),
            ...move(owedTo(county), bank(null, 'RESERVE_SPECIAL'), amount, about),
          ]
        : [...move(ownReserve(county), result, amount, about), ...fromLocal(custody, county, amount, about)];
    case 'SHARED_RESERVE':
      return [
        ...othersGiveUp(step.drawnFrom, about),
        ...grant(custody, step, bank(null, 'RESERVE_SPECIAL'), commonPart(step.drawnFrom), sharedReserve, about),
      ];
    case 'POOLED_BALANCE':
      return grant(custody, step, bank(null, custody.special), amount, pooledBalance, about);
    case 'OTHER_BALANCE':
      return [
        ...othersRemit(custody, step.drawnFrom, about),
        ...grant(custody, step, bank(null, custody.special), 0n, pooledBalance, about),
      ];
    case 'LOAN':
      return move(bank(county, custody.special), loan(county), amount, about);
    case 'LOCAL_GOVERNMENT':
    case 'MUNICIPAL_FINANCE':
    case 'PROVINCIAL_FINANCE':
      return [];
  }
}

/** Money that lies in a local account comes to the special account, from which is paid. */
const fromLocal = ({ special, balance }: Custody, county: string, amount: Fen, about: About): Line[] =>
  balance === special ? [] : move(bank(county, special), bank(county, balance), amount, about);

const othersOf = (drawnFrom: readonly Drawn[]): { county: string; amount: Fen }[] =>
  drawnFrom.flatMap(({ county, amount }) => (county === null ? [] : [{ county, amount }]));

const commonPart = (drawnFrom: readonly Drawn[]): Fen =>
  drawnFrom.reduce((total, { county, amount }) => (county === null ? total + amount : total), 0n);

/** The other counties' claims on the reserve become the pool's own, through 上解. */
const othersGiveUp = (drawnFrom: readonly Drawn[], about: About): Line[] =>
  othersOf(drawnFrom).flatMap(({ county, amount }) => [
    ...move(remitted(county), claimOnReserve(county), amount, about),
    ...move(ownReserve(county), remitted(county), amount, about),
    ...move(owedTo(county), remittances, amount, about),
    ...move(remittances, granted, amount, about),
  ]);

/** The other counties' balances go up to the pool, in cash and in name, from where they are kept; the pool hands them on. */
const othersRemit = ({ special, balance }: Custody, drawnFrom: readonly Drawn[], about: About): Line[] =>
  othersOf(drawnFrom).flatMap(({ county, amount }) => [
    ...move(remitted(county), bank(county, balance), amount, about),
    ...move(accumulatedBalance(county), remitted(county), amount, about),
    ...move(bank(null, special), remittances, amount, about),
    ...move(remittances, granted, amount, about),
  ]);

/** The pool grants the county the amount; what it did not get from others comes off the pool's own `from`. */
const grant = (
  { special }: Custody,
  { county, fiscalYear, amount }: Step,
  paidFrom: Account,
  ownPart: Fen,
  from: Account,
  about: About,
): Line[] => [
  ...move(granted, paidFrom, amount, about),
  ...move(from, granted, ownPart, about),
  ...move(bank(county, special), grants(county), amount, about),
  ...move(grants(county), yearResult(county, fiscalYear), amount, about),
];

/** Where a county's surplus goes. */
export function surplus(
  { special }: Custody,
  { county, fiscalYear, to, amount }: { county: string; fiscalYear: number; to: SurplusTarget; amount: Fen },
  about: About,
): Line[] {
  const result = yearResult(county, fiscalYear);
  if (to === 'ACCUMULATED_BALANCE') return move(result, accumulatedBalance(county), amount, about);
  const [account, target] =
    to === 'SHARED_RESERVE' ? [bank(null, 'RESERVE_SPECIAL'), sharedReserve] : [bank(null, special), pooledBalance];
  return [
    ...move(remitted(county), bank(county, special), amount, about),
    ...move(result, remitted(county), amount, about),
    ...move(account, remittances, amount, about),
    ...move(remittances, target, amount, about),
  ];
}

/** A government's money for a settled year: subsidy income that goes straight to that year's result. */
export const topUp = (
  { special }: Custody,
  { county, fiscalYear, amount }: { county: string; fiscalYear: number; amount: Fen },
  about: About,
): Line[] => [
  ...move(bank(county, special), subsidies(county, fiscalYear), amount, about),
  ...move(subsidies(county, fiscalYear), yearResult(county, fiscalYear), amount, about),
];

/**
 * A government makes good income that was missing in a settled year, deficit or not: it passes through that year's result to where
 * the year's surplus went.
 */
export const incomeMadeGood = (
  custody: Custody,
  made: { county: string; fiscalYear: number; to: SurplusTarget; amount: Fen },
  about: About,
): Line[] => [...topUp(custody, made, about), ...surplus(custody, made, about)];
