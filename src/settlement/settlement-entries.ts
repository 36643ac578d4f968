/** What a settlement makes other than what is posted, as entries for the books. Pure. */
import { endOfPeriod } from '../dates.js';
import { type Custody, custodyOf } from '../ledger/custody.js';
import { type Entry, mirrored, signed } from '../ledger/entry.js';
import { levyChargedAnew } from '../ledger/postings/levy.js';
import { replenishment } from '../ledger/postings/replenishment.js';
import { settlementStep, surplus } from '../ledger/postings/settlement.js';

import { type FundingSource, type Policy, provisionsOf } from '../policy/policy.js';
import type { CountyDifferences, StoredStep } from './differences.js';
import { isGovernment, type Owed } from './owed.js';

/** Under which name, and into which period, a settlement is booked. */
export interface Booking {
  settlement: string;
  fiscalYear: number;
  name: '清算' | '补充清算';
  period: { year: number; month: number };
}

export const headOf = ({ settlement, period: { year, month } }: Booking) => ({
  effective: endOfPeriod(year, month),
  closing: month === 13,
  subject: settlement,
});

type CountyChange = Pick<CountyDifferences, 'county' | 'surplus' | 'levy'>;

export function settlementEntries(
  policy: Policy,
  booking: Booking,
  counties: readonly CountyChange[],
  steps: readonly StoredStep[],
  excess: readonly Owed[] = [],
): Entry[] {
  const custody = custodyOf(policy);
  // what falls to a pot pays for other counties in the same year, so it is there first
  return [
    ...levies(policy, custody, booking, counties, excess),
    ...surpluses(custody, booking, counties, true),
    ...excessRefills(custody, booking, excess),
    ...withExcessLoans(steps, excess).flatMap((step) => stepEntry(custody, booking, step)),
    ...surpluses(custody, booking, counties, false),
  ].filter(({ lines }) => lines.length > 0);
}

function stepEntry(custody: Custody, booking: Booking, step: StoredStep): Entry[] {
  const { id, county, rule, source, amount, citation, drawnFrom } = step;
  if (isGovernment(source)) return [];
  const { fiscalYear, name } = booking;
  return [
    {
      ...headOf(booking),
      kind: 'SETTLEMENT_STEP',
      document: `${citation.document} ${citation.article}`,
      memo: `${fiscalYear}年度${name}：${SOURCE_NAMES[source]}`,
      lines: signed(amount, (of) =>
        settlementStep(
          custody,
          {
            ...{ county, fiscalYear, source, amount: of },
            drawnFrom: of === amount ? drawnFrom : drawnFrom.map((part) => ({ ...part, amount: -part.amount })),
          },
          { rule, step: id },
        ),
      ),
    },
  ];
}

const surpluses = (custody: Custody, booking: Booking, counties: readonly CountyChange[], toPot: boolean): Entry[] =>
  counties.flatMap(({ county, surplus: allocations }) =>
    allocations
      .filter(({ to }) => (to === 'ACCUMULATED_BALANCE') !== toPot)
      .map(({ to, rule, difference, citation }): Entry => ({
        ...headOf(booking),
        kind: 'SURPLUS',
        document: `${citation.document} ${citation.article}`,
        memo: `${booking.fiscalYear}年度${booking.name === '清算' ? '' : booking.name}结余`,
        lines: signed(difference, (amount) =>
          surplus(custody, { county, fiscalYear: booking.fiscalYear, to, amount }, { rule }),
        ),
      })),
  );

/** The year's levy, where surplus and balance bear other parts of it. What was paid of it since, and they bear now, goes back to the balance. */
function levies(
  policy: Policy,
  custody: Custody,
  booking: Booking,
  counties: readonly CountyChange[],
  excess: readonly Owed[],
): Entry[] {
  const [levy] = provisionsOf(policy, 'LEVY');
  if (!levy) return [];
  const { fiscalYear, name } = booking;
  return counties.map(({ county, levy: charge }): Entry => {
    const paid = excess.find((one) => one.county === county && one.kind === 'RESERVE_LEVY')?.amount ?? 0n;
    const { builds, rule, citation } = levy;
    const anew = {
      county,
      fiscalYear,
      builds,
      fromSurplus: charge.fromSurplus,
      fromBalance: charge.fromBalance - paid,
    };
    return {
      ...headOf(booking),
      kind: 'RESERVE_LEVY',
      document: `${citation.document} ${citation.article}`,
      memo: `${fiscalYear}年度${name}：风险金改由结余、累计结余承担`,
      lines: levyChargedAnew(custody, anew, { rule }),
    };
  });
}

/** What was refilled too much comes back out of the reserve into the balance that paid it. */
const excessRefills = (custody: Custody, booking: Booking, excess: readonly Owed[]): Entry[] =>
  excess
    .filter(({ kind }) => kind === 'REPLENISH_RESERVE')
    .map(({ county, rule, citation, drawnFrom, ownPart }): Entry => ({
      ...headOf(booking),
      kind: 'REPLENISHMENT',
      document: `${citation.document} ${citation.article}`,
      memo: `退回多补齐的${booking.fiscalYear}年度风险金`,
      lines: mirrored(
        replenishment(
          custody,
          { county, fiscalYear: booking.fiscalYear, paidBy: 'FUND', returned: drawnFrom ?? [], own: ownPart ?? 0n },
          { rule },
        ),
      ),
    }));

/** A loan that shrinks is paid back as far as it is open; what was repaid of it already goes back to the balance. */
const withExcessLoans = (steps: readonly StoredStep[], excess: readonly Owed[]): StoredStep[] =>
  steps.flatMap((step) => {
    const repaid = excess.find((one) => one.kind === 'REPAY_LOAN' && one.step === step.id)?.amount ?? 0n;
    return repaid === 0n
      ? [step]
      : [
          { ...step, amount: step.amount + repaid },
          { ...step, source: 'ACCUMULATED_BALANCE' as const, amount: -repaid },
        ];
  });

export const SOURCE_NAMES: Readonly<Record<FundingSource, string>> = {
  ACCUMULATED_BALANCE: '本县累计结余',
  OWN_RESERVE: '本县风险金',
  SHARED_RESERVE: '风险储备金调剂',
  POOLED_BALANCE: '市级统筹结余',
  OTHER_BALANCE: '其他县市区累计结余',
  LOCAL_GOVERNMENT: '当地政府财政',
  MUNICIPAL_FINANCE: '市级财政',
  PROVINCIAL_FINANCE: '省级财政',
  LOAN: '借入款项',
};
