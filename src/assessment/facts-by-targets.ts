/** Facts that targets were issued for: taken from them where left out, refused where they say something else. Pure. */
import { fen } from '../money.js';
import { type Refusal, refusal } from '../refusal.js';
import type { IssuedFacts } from './assessment.query.js';
import { shortOf } from './scorecard.js';

export interface TargetFacts {
  incomeTarget?: string | null;
  expenditureTarget?: string | null;
  targetsMet?: boolean | null;
}

const AMOUNTS = ['incomeTarget', 'expenditureTarget'] as const;

/** The facts as the targets have them, and the document that they are from; unchanged where none were issued. */
export const filledIn = <Facts extends TargetFacts>(facts: Facts, issued: IssuedFacts | undefined) => ({
  ...facts,
  incomeTarget: issued?.incomeTarget ?? facts.incomeTarget ?? null,
  expenditureTarget: issued?.expenditureTarget ?? facts.expenditureTarget ?? null,
  targetsMet: issued?.targetsMet ?? facts.targetsMet ?? false,
  targets: issued?.document ?? null,
});

/**
 * What contradicts the targets.
 *
 * @param leftOut TAKEN: what is not given is taken from them; AMISS: it should have been.
 */
export function contradictions(
  county: string,
  given: TargetFacts,
  issued: IssuedFacts | undefined,
  { leftOut, path }: { leftOut: 'TAKEN' | 'AMISS'; path: (fact: string) => (string | number)[] },
): Refusal[] {
  if (!issued) return [];
  const against = (fact: string, says: string | null, is: string) =>
    refusal('FACTS_AGAINST_TARGETS', { county, fact, given: says ?? '–', issued: is }, path(fact));
  const faults = AMOUNTS.flatMap((fact) => {
    const [says, is] = [given[fact] ?? null, issued[fact]];
    if (is === undefined || (says === null ? leftOut === 'TAKEN' : fen(says) === fen(is))) return [];
    return [against(fact, says, is)];
  });
  const { targetsMet: says = null } = given;
  const { targetsMet: is, assessed } = issued;
  if (is === undefined || says === is || says === null) return faults;
  return [...faults, against('targetsMet', inWords(says), is ? inWords(is) : `${inWords(is)}（${shortOf(assessed)}）`)];
}

const inWords = (met: boolean): string => (met ? '已完成' : '未完成');
