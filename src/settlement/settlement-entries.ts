/** A settlement's steps as entries for the books, and as obligations of those who pay later. Pure. */
import { endOfPeriod } from '../dates.js';
import { custodyOf } from '../ledger/custody.js';
import type { Entry } from '../ledger/entry.js';
import { settlementStep, surplus } from '../ledger/postings/settlement.js';
import { fen, yuan } from '../money.js';
import type { Citation, FundingSource, Policy } from '../policy/policy.js';
import { provisionOf } from '../policy/policy.js';
import type { OutcomeView } from './outcome-view.js';

/** A step as stored: with an id of its own, which its lines and its obligation name. */
export interface StoredStep {
  id: string;
  county: string;
  rule: string;
  source: string;
  amount: string;
  citation: Citation;
  drawnFrom?: { county: string | null; amount: string }[] | null;
}

const GOVERNMENTS: readonly string[] = ['LOCAL_GOVERNMENT', 'MUNICIPAL_FINANCE', 'PROVINCIAL_FINANCE'];

export const isGovernment = (source: string): boolean => GOVERNMENTS.includes(source);

export function settlementEntries(
  policy: Policy,
  fiscalYear: number,
  settlement: string,
  { counties }: OutcomeView,
  steps: readonly StoredStep[],
): Entry[] {
  const custody = custodyOf(policy);
  const head = {
    effective: endOfPeriod(fiscalYear, 13),
    closing: true,
    subject: settlement,
  };
  const ofSteps = steps
    .filter(({ source }) => !isGovernment(source))
    .map(({ id, county, rule, source, amount, citation, drawnFrom }): Entry => ({
      ...head,
      kind: 'SETTLEMENT_STEP',
      document: `${citation.document} ${citation.article}`,
      memo: `${fiscalYear}年度清算：${SOURCE_NAMES[source as FundingSource]}`,
      lines: settlementStep(
        custody,
        {
          county,
          fiscalYear,
          source: source as FundingSource,
          amount: fen(amount),
          drawnFrom: (drawnFrom ?? []).map((part) => ({ county: part.county, amount: fen(part.amount) })),
        },
        { rule, step: id },
      ),
    }));
  const ofSurpluses = (toPot: boolean) =>
    counties.flatMap(({ county, surplusAllocations }) =>
      surplusAllocations
        .filter(({ to }) => (to === 'ACCUMULATED_BALANCE') !== toPot)
        .map(({ to, rule, amount, citation }): Entry => ({
          ...head,
          kind: 'SURPLUS',
          document: `${citation.document} ${citation.article}`,
          memo: `${fiscalYear}年度结余`,
          lines: surplus(custody, { county, fiscalYear, to, amount: fen(amount) }, { rule }),
        })),
    );
  // what falls to a pot pays for other counties in the same year, so it is there first
  return [...ofSurpluses(true), ...ofSteps, ...ofSurpluses(false)];
}

export interface NewObligation {
  county: string;
  step: string | null;
  kind: string;
  payer: string;
  payee: string;
  amount: string;
  due: string;
  rule: string;
  citation: Citation;
  drawnFrom: { county: string | null; amount: string }[] | null;
  ownPart: string | null;
}

/** What governments pay as their step, what was borrowed as one, and what the law makes owed beyond the steps. */
export function obligationsOf(
  policy: Policy,
  fiscalYear: number,
  { counties }: OutcomeView,
  steps: readonly StoredStep[],
): NewObligation[] {
  const { dueAfterYears } = provisionOf(policy, 'TOP_UP');
  const ofSteps = steps
    .filter(({ source }) => isGovernment(source) || source === 'LOAN')
    .map(({ id, county, source, amount, rule, citation }): NewObligation => ({
      county,
      step: id,
      ...(source === 'LOAN'
        ? { kind: 'REPAY_LOAN', payer: 'COUNTY', payee: 'LENDER' }
        : { kind: 'TOP_UP', payer: source, payee: 'FUND' }),
      amount,
      due: endOfPeriod(fiscalYear + dueAfterYears, 12),
      rule,
      citation,
      drawnFrom: null,
      ownPart: null,
    }));
  const further = counties.flatMap(({ county, obligations }) =>
    obligations.map(({ kind, payer, payee, amount, dueYear, rule, citation }): NewObligation => {
      const refill = kind === 'REPLENISH_RESERVE' ? refillOf(steps.filter((step) => step.county === county)) : null;
      return {
        county,
        step: null,
        kind,
        payer,
        payee,
        amount,
        due: endOfPeriod(dueYear, 12),
        rule,
        citation,
        drawnFrom: refill?.drawnFrom ?? null,
        ownPart: refill?.own ?? null,
      };
    }),
  );
  return [...ofSteps, ...further];
}

/** Whose money a refill gives back: what the county drew of its own, and of others' by whose it was. */
function refillOf(steps: readonly StoredStep[]): {
  own: string;
  drawnFrom: { county: string | null; amount: string }[];
} {
  let own = 0n;
  const drawn = new Map<string | null, bigint>();
  for (const { source, amount, drawnFrom } of steps) {
    if (source === 'OWN_RESERVE') own += fen(amount);
    if (source === 'SHARED_RESERVE')
      for (const part of drawnFrom ?? []) drawn.set(part.county, (drawn.get(part.county) ?? 0n) + fen(part.amount));
  }
  return { own: yuan(own), drawnFrom: [...drawn].map(([county, amount]) => ({ county, amount: yuan(amount) })) };
}

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
