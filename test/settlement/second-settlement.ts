/**
 * The settlement a second time: slow, one city after the other, in decimal yuan, written from the formulas of the specification and
 * from nothing else. It shares no line with the engine; where both agree on scenarios that nobody chose, a slip would have to be made twice.
 */
import { Decimal } from 'decimal.js';
import type { CountyInput, ScenarioInput } from './case-files.js';

const D = Decimal.clone({ precision: 80, rounding: Decimal.ROUND_HALF_UP });
type D = Decimal;
const zero = new D(0);
const total = (amounts: D[]): D => amounts.reduce((a, b) => a.plus(b), zero);
const atMost = (a: D, b: D): D => D.min(a, b);
const positive = (a: D): D => D.max(zero, a);
const halfUp = (a: D): D => a.toDecimalPlaces(2);

/** Floors each share; the fen left over go to the largest remainders, ties in the order given. */
function shares(pot: D, weights: D[]): D[] {
  const whole = total(weights);
  if (whole.isZero()) return weights;
  const exact = weights.map((weight) => pot.times(weight).dividedBy(whole));
  const floors = exact.map((share) => share.toDecimalPlaces(2, Decimal.ROUND_DOWN));
  let left = pot.minus(total(floors));
  const order = exact
    .map((share, at) => ({ at, remainder: share.minus(floors[at]!) }))
    .sort((a, b) => b.remainder.comparedTo(a.remainder) || a.at - b.at);
  for (const { at } of order) {
    if (left.isZero()) break;
    floors[at] = floors[at]!.plus('0.01');
    left = left.minus('0.01');
  }
  return floors;
}
const ration = (claims: D[], pot: D): D[] => (total(claims).lte(pot) ? claims : shares(pot, claims));

type Amounts = Record<
  | 'due'
  | 'task'
  | 'I'
  | 'E'
  | 'bad'
  | 'shortfall'
  | 'levy'
  | 'balance'
  | 'own'
  | 'majeure'
  | 'draw'
  | 'G'
  | 'S'
  | 'M'
  | 'P'
  | 'X',
  D
>;
interface Row extends Amounts {
  input: CountyInput;
  rawS: D;
  unpaid: D;
  others: D;
  steps: { source: string; deficitClass: string; amount: string }[];
  obligations: { kind: string; payer: string; payee: string; amount: string; dueYear: number }[];
  allocations: { to: string; amount: string }[];
}

const money = (amount: D): string => amount.toFixed(2);

function row(input: CountyInput): Row {
  const I = new D(input.incomeCollected);
  const bad = new D(input.nonCompliantExpenditure);
  const E = new D(input.compliantExpenditure).plus(bad);
  const rawS = positive(I.minus(E));
  const levy = new D(input.levy);
  const balance = new D(input.accumulatedBalance);
  const fromS = atMost(levy, rawS);
  const fromBalance = atMost(levy.minus(fromS), balance);
  return {
    input,
    I,
    E,
    bad,
    rawS,
    levy,
    due: new D(input.incomeDue),
    task: new D(input.incomeTarget ?? input.incomeDue),
    shortfall: new D(input.subsidyShortfall),
    majeure: new D(input.forceMajeure),
    draw: new D(input.decidedDraw),
    own: new D(input.ownReserve),
    balance: balance.minus(fromBalance),
    G: positive(E.minus(I)),
    S: rawS.minus(fromS),
    unpaid: levy.minus(fromS).minus(fromBalance),
    M: zero,
    P: zero,
    X: zero,
    others: zero,
    steps: [],
    obligations: [],
    allocations: [],
  };
}

const faultsOf = ({ input }: Row, causes: string[]): D =>
  total(input.otherFaults.filter(({ cause }) => causes.includes(cause)).map(({ amount }) => new D(amount)));
const governmentOf = ({ input }: Row): string =>
  ({ CITY_OWN: 'MUNICIPAL_FINANCE', PROVINCE_OWN: 'PROVINCIAL_FINANCE' })[input.kind as string] ?? 'LOCAL_GOVERNMENT';
function pay(of: Row, deficitClass: string, source: string, amount: D): void {
  if (!amount.isZero()) of.steps.push({ source, deficitClass, amount: money(amount) });
}
function give(of: Row, to: string, amount: D): void {
  if (!amount.isZero()) of.allocations.push({ to, amount: money(amount) });
}
function owe(of: Row, kind: string, payer: string, payee: string, amount: D, dueYear: number): void {
  if (!amount.isZero() && payer !== payee) of.obligations.push({ kind, payer, payee, amount: money(amount), dueYear });
}

interface Funds {
  shared: D;
  pooled: D;
}

const CITIES: Record<string, (rows: Row[], funds: Funds, scenario: ScenarioInput) => void> = {
  'shaoyang-2020': (rows, funds) => {
    for (const r of rows) {
      const U = positive(r.due.minus(r.I));
      r.M = atMost(r.G, U.plus(r.bad).plus(faultsOf(r, ['SUPERVISION_TARGETS_MISSED'])));
      r.P = r.G.minus(r.M);
      const limit = r.input.expenditureTarget;
      const keeps = r.I.gt(r.task) && r.input.targetsMet && limit != null && r.E.lte(limit);
      const kept = keeps ? halfUp(r.S.times('0.7')) : zero;
      give(r, 'ACCUMULATED_BALANCE', kept);
      give(r, 'POOLED_BALANCE', r.S.minus(kept));
      funds.pooled = funds.pooled.plus(r.S.minus(kept));
      r.balance = r.balance.plus(kept);
    }
    const own = rows.map((r) => atMost(r.balance, r.G));
    const ownM = rows.map((r, i) => (r.G.isZero() ? zero : halfUp(own[i]!.times(r.M).dividedBy(r.G))));
    const needP = rows.map((r, i) => r.P.minus(own[i]!.minus(ownM[i]!)));
    const reserve = ration(needP, funds.shared);
    const pooled = ration(
      needP.map((need, i) => need.minus(reserve[i]!)),
      funds.pooled,
    );
    rows.forEach((r, i) => {
      pay(r, 'POLICY', 'ACCUMULATED_BALANCE', own[i]!.minus(ownM[i]!));
      pay(r, 'POLICY', 'SHARED_RESERVE', reserve[i]!);
      pay(r, 'POLICY', 'POOLED_BALANCE', pooled[i]!);
      pay(r, 'MANAGEMENT', 'ACCUMULATED_BALANCE', ownM[i]!);
      pay(r, 'MANAGEMENT', governmentOf(r), r.M.minus(ownM[i]!));
      r.balance = r.balance.minus(own[i]!);
    });
    funds.shared = funds.shared.minus(total(reserve));
    funds.pooled = funds.pooled.minus(total(pooled));
  },

  'handan-2021': (rows, funds, { fiscalYear }) => {
    const causes = ['RESERVE_NOT_REMITTED', 'BUDGET_CHANGED_WITHOUT_AUTHORITY', 'GRAVE_LOSS_BY_VIOLATION', 'OTHER'];
    for (const r of rows) {
      r.M = atMost(r.G, positive(r.task.minus(r.I)).plus(r.bad).plus(faultsOf(r, causes)));
      give(r, 'ACCUMULATED_BALANCE', r.S);
      r.balance = r.balance.plus(r.S);
    }
    const excess = positive(total(rows.map(({ E }) => E)).minus(total(rows.map(({ I }) => I))));
    const subsidy = ration(
      rows.map((r) => atMost(r.G.minus(r.M), r.majeure)),
      excess,
    );
    const remains = rows.map((r, i) => {
      r.X = subsidy[i]!;
      r.P = r.G.minus(r.M).minus(r.X);
      const first = atMost(r.P, r.balance);
      const second = atMost(r.P.minus(first), r.own);
      pay(r, 'MANAGEMENT', governmentOf(r), r.M);
      pay(r, 'FORCE_MAJEURE', 'MUNICIPAL_FINANCE', r.X);
      pay(r, 'POLICY', 'ACCUMULATED_BALANCE', first);
      pay(r, 'POLICY', 'OWN_RESERVE', second);
      r.balance = r.balance.minus(first);
      r.own = r.own.minus(second);
      return { second, rest: r.P.minus(first).minus(second) };
    });
    const parts = rows.map(({ own }) => own);
    const granted = ration(
      remains.map(({ rest }) => halfUp(rest.times('0.5'))),
      funds.shared.plus(total(parts)),
    );
    const fromCommon = atMost(funds.shared, total(granted));
    const fromParts = shares(total(granted).minus(fromCommon), parts);
    funds.shared = funds.shared.minus(fromCommon);
    rows.forEach((r, i) => {
      const { second, rest } = remains[i]!;
      pay(r, 'POLICY', 'SHARED_RESERVE', granted[i]!);
      pay(r, 'POLICY', governmentOf(r), rest.minus(granted[i]!));
      owe(r, 'REPLENISH_RESERVE', 'COUNTY', 'RISK_RESERVE', second.plus(granted[i]!), fiscalYear + 1);
      r.others = fromParts[i]!;
      r.own = r.own.minus(fromParts[i]!);
    });
  },

  'suzhou-2020': (rows, funds, { fiscalYear, insurance }) => {
    const claims = rows.map((r) => {
      r.M = atMost(r.G, positive(r.task.minus(r.I)).plus(r.bad));
      r.P = r.G.minus(r.M);
      give(r, 'SHARED_RESERVE', r.S);
      funds.shared = funds.shared.plus(r.S);
      const first = atMost(r.P, r.balance);
      const second = atMost(r.P.minus(first), r.own);
      pay(r, 'POLICY', 'ACCUMULATED_BALANCE', first);
      pay(r, 'POLICY', 'OWN_RESERVE', second);
      r.balance = r.balance.minus(first);
      r.own = r.own.minus(second);
      return r.P.minus(first).minus(second);
    });
    const granted = ration(claims, funds.shared);
    funds.shared = funds.shared.minus(total(granted));
    rows.forEach((r, i) => {
      pay(r, 'POLICY', 'SHARED_RESERVE', granted[i]!);
      pay(r, 'MANAGEMENT', governmentOf(r), r.M);
      const share = insurance === 'EMPLOYEE' ? halfUp(granted[i]!.times('0.2')) : zero;
      owe(r, 'SHARE_TO_MUNICIPAL_FINANCE', governmentOf(r), 'MUNICIPAL_FINANCE', share, fiscalYear + 1);
      const madeGood = insurance === 'RESIDENT' ? positive(r.shortfall.minus(r.M)) : zero;
      owe(r, 'MAKE_GOOD_INCOME', governmentOf(r), 'FUND', madeGood, fiscalYear + 1);
    });
  },

  'changzhutan-2021': (rows, funds) => {
    for (const r of rows) {
      give(r, 'ACCUMULATED_BALANCE', r.S);
      r.P = r.G;
      const first = atMost(r.P, r.balance);
      const draw = atMost(r.draw, r.P.minus(first));
      pay(r, 'POLICY', 'ACCUMULATED_BALANCE', first);
      pay(r, 'POLICY', 'SHARED_RESERVE', draw);
      pay(r, 'POLICY', governmentOf(r), r.P.minus(first).minus(draw));
      r.balance = r.balance.plus(r.S).minus(first);
      funds.shared = funds.shared.minus(draw);
    }
  },
};

/** The outcome in yuan, without rules and citations; "refused" where decided draws exceed the fund. */
export function settleAgain(scenario: ScenarioInput): unknown {
  const rows = scenario.counties.map(row).sort((a, b) => (a.input.county < b.input.county ? -1 : 1));
  const funds = { shared: new D(scenario.sharedReserve), pooled: new D(scenario.pooledBalance) };
  CITIES[scenario.policy]!(rows, funds, scenario);
  if (funds.shared.isNegative()) return 'refused';
  return {
    counties: rows.map((r) => ({
      county: r.input.county,
      deficit: money(r.G),
      surplus: money(r.rawS),
      policyDeficit: money(r.P),
      managementDeficit: money(r.M),
      forceMajeureDeficit: money(r.X),
      steps: r.steps,
      unresolved: money(r.G.minus(total(r.steps.map(({ amount }) => new D(amount))))),
      obligations: r.obligations,
      surplusAllocations: r.allocations,
      levyUnpaid: money(r.unpaid),
      drawnForOthers: money(r.others),
      accumulatedBalanceAfter: money(r.balance),
      ownReserveAfter: money(r.own),
    })),
    sharedReserveAfter: money(funds.shared),
    pooledBalanceAfter: money(funds.pooled),
  };
}
