import { atLeastZero, min, portionHalfUp, ration, shareOut, sum, type Fen } from '../money.js';
import type {
  FundingSource,
  LocalGovernmentProvision,
  OwnStep,
  PotStep,
  Ruled,
  StepProvision,
} from '../policy/policy.js';
import type { CountyState, Pots } from './county-state.js';

/** What a step came to, over all counties. */
export interface StepTaken {
  covered: Fen;
  /** Above what was covered where a pot held too little. */
  claimed: Fen;
  /** City or provincial finance stood in for a member without a government of its own. */
  standIn: boolean;
}

interface Circumstances {
  pots: Pots;
  localGovernment: LocalGovernmentProvision['of'];
  /** The steps that come after this one. */
  later: readonly StepProvision[];
}

/** Takes one step of the law for all counties at once; they are given in order of id. */
export function takeStep(
  step: Ruled<StepProvision>,
  counties: readonly CountyState[],
  { pots, localGovernment, later }: Circumstances,
): StepTaken {
  switch (step.source) {
    case 'ACCUMULATED_BALANCE':
      return cover(step, counties, (county) => {
        const amount = ownPart(step, later, county, county.balance);
        county.balance -= amount;
        return amount;
      });
    case 'OWN_RESERVE':
      return cover(step, counties, (county) => {
        const amount = ownPart(step, later, county, county.ownReserve);
        county.ownReserve -= amount;
        return amount;
      });
    case 'SHARED_RESERVE':
    case 'POOLED_BALANCE':
      return drawOnPot(step, counties, pots);
    case 'LOCAL_GOVERNMENT':
      return cover(step, counties, remains(step), ({ facts }) => localGovernment[facts.kind]);
    case 'MUNICIPAL_FINANCE':
      return cover(step, counties, remains(step));
  }
}

const remains =
  ({ deficitClass }: StepProvision) =>
  ({ outstanding }: CountyState): Fen =>
    outstanding[deficitClass];

/** Notes what the step covers of each county's deficit; a step of nothing is left out. */
function cover(
  step: Ruled<StepProvision>,
  counties: readonly CountyState[],
  amountOf: (county: CountyState, at: number) => Fen,
  payer: (county: CountyState) => FundingSource = () => step.source,
): StepTaken {
  const { rule, deficitClass, citation } = step;
  let covered = 0n;
  let standIn = false;
  counties.forEach((county, at) => {
    if (county.outstanding[deficitClass] === 0n) return;
    const amount = amountOf(county, at);
    if (amount === 0n) return;
    const source = payer(county);
    county.outstanding[deficitClass] -= amount;
    county.steps.push({ rule, source, deficitClass, amount, citation });
    covered += amount;
    standIn ||= source !== step.source;
  });
  return { covered, claimed: covered, standIn };
}

/**
 * As far as it goes. Where classes have no order between them, this one's part of what they take together: the odd fen goes to the
 * class settled later.
 */
function ownPart(step: OwnStep, later: readonly StepProvision[], { outstanding }: CountyState, holds: Fen): Fen {
  const mine = outstanding[step.deficitClass];
  if (step.betweenClasses !== 'PRO_RATA') return min(holds, mine);
  const others = later
    .filter(({ source }) => source === step.source)
    .map(({ deficitClass }) => outstanding[deficitClass]);
  const weights = [...others, mine];
  return shareOut(min(holds, sum(weights)), weights).at(-1)!;
}

/** Claims on a pot, rationed where it holds too little: its common part pays first, then what counties have left of their own. */
function drawOnPot(step: Ruled<PotStep>, counties: readonly CountyState[], pots: Pots): StepTaken {
  const claims = counties.map((county) => claimOf(step, county));
  const common = pots[step.source];
  const ownParts = step.withOwnReserves ? counties.map(({ ownReserve }) => ownReserve) : [];
  const granted = ration(claims, common + sum(ownParts));
  const { covered, standIn } = cover(step, counties, (_, at) => granted[at]!);

  const fromCommon = min(common, covered);
  pots[step.source] -= fromCommon;
  if (covered > fromCommon) {
    shareOut(covered - fromCommon, ownParts).forEach((part, at) => {
      counties[at]!.ownReserve -= part;
      counties[at]!.drawnForOthers += part;
    });
  }
  return { covered, claimed: sum(claims), standIn };
}

function claimOf({ deficitClass, claim, everAtMost }: PotStep, { outstanding, facts, steps }: CountyState): Fen {
  const missing = outstanding[deficitClass];
  if (missing === 0n) return 0n;
  const wanted =
    claim === 'DECIDED_DRAW' ? min(facts.decidedDraw, missing) : portionHalfUp(claim.shareOfRemainder, missing);
  if (!everAtMost) return wanted;
  const { contributed, drawn } = facts.reserveHistory!; // settle has refused a scenario without it
  const drawnNow = sum(steps.filter(({ source }) => source === 'SHARED_RESERVE').map(({ amount }) => amount));
  return min(wanted, atLeastZero(portionHalfUp(everAtMost.timesContributed, contributed) - drawn - drawnNow));
}
