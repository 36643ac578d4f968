/**
 * What a settlement's differences make owed: more, less, or back. Pure. What is owed less is first taken off what is still to be paid; what
 * was paid too much is owed the other way.
 */
import { endOfPeriod } from '../dates.js';
import { type Fen, min, sum } from '../money.js';
import { type Citation, type FundingSource, type Policy, provisionOf, provisionsOf } from '../policy/policy.js';
import type { CountyDifferences, StoredStep } from './differences.js';
import type { Draw } from './reserve-draws.js';

export const OwedKind = {
  TOP_UP: 'TOP_UP',
  RESERVE_LEVY: 'RESERVE_LEVY',
  REPLENISH_RESERVE: 'REPLENISH_RESERVE',
  SHARE_TO_MUNICIPAL_FINANCE: 'SHARE_TO_MUNICIPAL_FINANCE',
  MAKE_GOOD_INCOME: 'MAKE_GOOD_INCOME',
  REPAY_LOAN: 'REPAY_LOAN',
  REPAY_ADVANCE: 'REPAY_ADVANCE',
  REWARD: 'REWARD',
  REFUND_TOP_UP: 'REFUND_TOP_UP',
  REFUND_MADE_GOOD_INCOME: 'REFUND_MADE_GOOD_INCOME',
  REFUND_SHARE: 'REFUND_SHARE',
} as const;
export type OwedKind = keyof typeof OwedKind;

export const OWED_NAMES: Readonly<Record<OwedKind, string>> = {
  TOP_UP: '政府补足缺口',
  RESERVE_LEVY: '应缴未缴风险金',
  REPAY_LOAN: '归还借入款项',
  REPLENISH_RESERVE: '补齐风险金',
  SHARE_TO_MUNICIPAL_FINANCE: '上缴市级财政',
  MAKE_GOOD_INCOME: '补足收入',
  REPAY_ADVANCE: '归还垫付',
  REWARD: '奖励',
  REFUND_TOP_UP: '退还多付补足款',
  REFUND_MADE_GOOD_INCOME: '退还多补足收入',
  REFUND_SHARE: '退还多上缴款',
};

/** What goes back to a payer that has paid too much. What a county's own fund paid too much goes back to its balance, and is not owed. */
const REFUND: Readonly<Partial<Record<OwedKind, OwedKind>>> = {
  TOP_UP: 'REFUND_TOP_UP',
  MAKE_GOOD_INCOME: 'REFUND_MADE_GOOD_INCOME',
  SHARE_TO_MUNICIPAL_FINANCE: 'REFUND_SHARE',
};

/** What somebody owes; as a difference, negative where it is less than before. */
export interface Owed {
  county: string;
  /** The step that it is, or on which it rests. */
  step: string | null;
  kind: OwedKind;
  payer: string;
  payee: string;
  amount: Fen;
  due: string;
  rule: string;
  citation: Citation;
  /** Of what goes into the reserve: whose money is given back, and what of it is the county's own part. */
  drawnFrom: readonly Draw[] | null;
  ownPart: Fen | null;
}

const GOVERNMENTS: readonly string[] = ['LOCAL_GOVERNMENT', 'MUNICIPAL_FINANCE', 'PROVINCIAL_FINANCE'];

export const isGovernment = (source: string): boolean => GOVERNMENTS.includes(source);

/** What governments pay as their step, what was borrowed as one, what the law makes owed beyond the steps, and what of the levy nobody bears. */
export function owedBy(
  policy: Policy,
  { fiscalYear, bookedIn }: { fiscalYear: number; bookedIn: number },
  counties: readonly Pick<CountyDifferences, 'county' | 'obligations' | 'levy'>[],
  steps: readonly StoredStep[],
): Owed[] {
  const { dueAfterYears } = provisionOf(policy, 'TOP_UP');
  // what is first booked in a later year is not due before the end of that
  const dueIn = (year: number) => endOfPeriod(Math.max(year, bookedIn), 12);
  const outside = { step: null, drawnFrom: null, ownPart: null };
  const ofSteps = steps
    .filter(({ source }) => isGovernment(source) || source === 'LOAN')
    .map(({ id, county, source, amount, rule, citation }): Owed => ({
      ...{ ...outside, county, amount, rule, citation },
      step: id,
      due: dueIn(fiscalYear + dueAfterYears),
      ...parties(source),
    }));
  const further = counties.flatMap(({ county, obligations }) =>
    obligations.flatMap(({ kind, payer, payee, difference, dueYear, rule, citation }): Owed[] => {
      const owed = { ...outside, county, kind, payer, payee, due: dueIn(dueYear), rule, citation };
      return kind === 'REPLENISH_RESERVE'
        ? refills(steps.filter((step) => step.county === county)).map((refill) => ({ ...owed, ...refill }))
        : [{ ...owed, amount: difference }];
    }),
  );
  const [levy] = provisionsOf(policy, 'LEVY');
  const ofLevy = counties.flatMap(({ county, levy: charge }): Owed[] => {
    if (!levy) return [];
    const amount = charge.unpaid;
    const into =
      levy.builds === 'OWN_RESERVE'
        ? { drawnFrom: [], ownPart: amount }
        : { drawnFrom: [{ county: null, amount }], ownPart: 0n };
    return [
      {
        ...{ county, step: null, kind: 'RESERVE_LEVY', payer: 'COUNTY', payee: 'RISK_RESERVE', amount },
        ...{ due: dueIn(fiscalYear), rule: levy.rule, citation: levy.citation },
        ...into,
      },
    ];
  });
  return [...ofSteps, ...further, ...ofLevy].filter(({ amount }) => amount !== 0n);
}

const parties = (source: FundingSource) =>
  source === 'LOAN'
    ? ({ kind: 'REPAY_LOAN', payer: 'COUNTY', payee: 'LENDER' } as const)
    : ({ kind: 'TOP_UP', payer: source, payee: 'FUND' } as const);

/** A refill gives back what was drawn: of the county's own part, and of others' by whose it was; less of some apart from more of others. */
function refills(steps: readonly StoredStep[]): Pick<Owed, 'amount' | 'drawnFrom' | 'ownPart'>[] {
  const own = sum(steps.filter(({ source }) => source === 'OWN_RESERVE').map(({ amount }) => amount));
  const drawn = new Map<string | null, Fen>();
  const shared = steps.filter(({ source }) => source === 'SHARED_RESERVE');
  for (const { county, amount } of shared.flatMap(({ drawnFrom }) => drawnFrom))
    drawn.set(county, (drawn.get(county) ?? 0n) + amount);
  return [(amount: Fen) => amount > 0n, (amount: Fen) => amount < 0n].map((counts) => {
    const drawnFrom = [...drawn].map(([county, amount]) => ({ county, amount })).filter(({ amount }) => counts(amount));
    const ownPart = counts(own) ? own : 0n;
    return { amount: sum(drawnFrom.map(({ amount }) => amount)) + ownPart, drawnFrom, ownPart };
  });
}

/** Something that is still to be paid. */
export interface OpenObligation extends Pick<Owed, 'county' | 'payer' | 'payee' | 'rule'> {
  id: string;
  kind: string;
  outstanding: Fen;
  /** Of it: what is to be given back to others and to the common part; the rest is the county's own part. */
  toReturn: readonly Draw[];
}

/** By how much an open obligation is lessened, and on what ground. */
export interface Reduction extends Pick<Owed, 'step' | 'rule' | 'citation' | 'amount' | 'drawnFrom' | 'ownPart'> {
  obligation: string;
}

export interface Changes {
  made: (Owed & { id: string })[];
  reductions: Reduction[];
  /** What a county's own fund has paid too much. */
  excess: Owed[];
}

/**
 * Puts differences into effect on what is open, newest first. More: less to be given back to this payer, the rest a further obligation. Less:
 * off what is open under the same rule, then off whatever else the same payer owes for the county's year, and the rest is owed back.
 */
export function changeObligations(
  open: readonly OpenObligation[],
  differences: readonly Owed[],
  newId: () => string,
): Changes {
  const left = open.map(({ outstanding, toReturn, ...one }) => ({ ...one, parts: partsOf(outstanding, toReturn) }));
  const changes: Changes = { made: [], reductions: [], excess: [] };
  const make = (owed: Owed) => {
    const id = newId();
    changes.made.push({ ...owed, id });
    left.unshift({ ...owed, id, parts: partsOf(owed.amount, owed.drawnFrom ?? []) });
  };
  /** Takes what it can off what is open between the same two; answers what is left over. */
  const takeOff = ({ kind, payer, payee }: Parties, ground: Owed): Part[] => {
    const same = left.filter(
      (one) => one.county === ground.county && one.kind === kind && one.payer === payer && one.payee === payee,
    );
    const sameRuleFirst = same.toSorted((a, b) => Number(b.rule === ground.rule) - Number(a.rule === ground.rule));
    let wanted = partsOf(ground.amount, ground.drawnFrom ?? []);
    for (const one of sameRuleFirst) {
      const taken = wanted.map(({ of, amount }) => ({ of, amount: min(amount, amountOf(one.parts, of)) }));
      if (taken.every(({ amount }) => amount === 0n)) continue;
      one.parts = minus(one.parts, taken);
      wanted = minus(wanted, taken);
      const { step, rule, citation } = ground;
      changes.reductions.push({ obligation: one.id, step, rule, citation, ...written(taken, ground) });
    }
    return wanted.filter(({ amount }) => amount > 0n);
  };

  for (const more of differences.filter(({ amount }) => amount > 0n)) {
    const back = refundOf(more);
    const rest = back ? takeOff(back, more) : partsOf(more.amount, more.drawnFrom ?? []);
    if (rest.length > 0) make({ ...more, ...written(rest, more) });
  }
  for (const less of differences.filter(({ amount }) => amount < 0n).map(turned)) {
    const rest = takeOff(less, less);
    if (rest.length === 0) continue;
    const back = refundOf(less);
    if (back) make({ ...less, ...back, ...written(rest, less) });
    else changes.excess.push({ ...less, ...written(rest, less) });
  }
  return changes;
}

type Parties = Pick<Owed, 'kind' | 'payer' | 'payee'>;

function refundOf({ kind, payer, payee }: Parties): Parties | null {
  const back = REFUND[kind];
  return back ? { kind: back, payer: payee, payee: payer } : null;
}

/** Whose part of the reserve (null: the common one); undefined: the county's own, or the whole of what does not go into the reserve. */
interface Part {
  of: string | null | undefined;
  amount: Fen;
}

const partsOf = (amount: Fen, drawnFrom: readonly Draw[]): Part[] => [
  ...drawnFrom.map((part) => ({ of: part.county, amount: part.amount })),
  { of: undefined, amount: amount - sum(drawnFrom.map((part) => part.amount)) },
];

const amountOf = (parts: readonly Part[], of: Part['of']): Fen =>
  sum(parts.filter((part) => part.of === of).map(({ amount }) => amount));

const minus = (parts: readonly Part[], taken: readonly Part[]): Part[] =>
  parts.map(({ of, amount }) => ({ of, amount: amount - amountOf(taken, of) }));

/** Parts as an obligation is written down; one that does not go into the reserve has none. */
function written(parts: readonly Part[], { drawnFrom }: Pick<Owed, 'drawnFrom'>) {
  const amount = sum(parts.map((part) => part.amount));
  return drawnFrom === null
    ? { amount, drawnFrom: null, ownPart: null }
    : {
        amount,
        drawnFrom: parts.flatMap((part) =>
          part.of === undefined || part.amount === 0n ? [] : [{ county: part.of, amount: part.amount }],
        ),
        ownPart: amountOf(parts, undefined),
      };
}

const turned = (owed: Owed): Owed => ({
  ...owed,
  amount: -owed.amount,
  drawnFrom: owed.drawnFrom?.map(({ county, amount }) => ({ county, amount: -amount })) ?? null,
  ownPart: owed.ownPart === null ? null : -owed.ownPart,
});
