/** What corrections made other than what was posted before them, line by line. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.js';
import { yuan } from '../money.js';
import { type LevyProvision, provisionsOf } from '../policy/policy.js';
import { membersOf } from '../pool/members.service.js';
import { type CountyDifferences, differencesOf } from '../settlement/differences.js';
import { moved, type Moved } from '../settlement/movements.js';
import { outcomeInFen } from '../settlement/outcome-view.js';
import { OWED_NAMES } from '../settlement/owed.js';
import { postedOfYear, type Standing, standingOf } from '../settlement/standing.service.js';
import type { CitationContent, CorrectionContent } from './content.js';
import { ALLOCATED_TO, CLASS_NAMES, sourceName } from './settlement-content.service.js';

/** Of a settlement those of all its corrections that are posted, of a correction its own. */
export async function correctionContents(
  context: Pick<Context, 'policies'>,
  em: EntityManager,
  standing: Standing,
  county: string | null,
): Promise<CorrectionContent[]> {
  const made = await madeBy(context, em, standing);
  const members = await membersOf(em, standing.fund.pool);
  return made.flatMap(({ before, now, postedOn }) => {
    const [levy] = provisionsOf(now.policy, 'LEVY');
    return differencesOf(settledIn(before), settledIn(now))
      .filter((one) => county === null || one.county === county)
      .flatMap((differences) =>
        itemsOf(differences, levy).map(({ item, citation, ...amounts }) => ({
          ...{ postedOn, item, citation },
          county: county === null ? members.get(differences.county)!.name : null,
          before: yuan(amounts.before),
          after: yuan(amounts.after),
          difference: yuan(amounts.difference),
        })),
      );
  });
}

const settledIn = ({ policy, inputs, outcome }: Standing) => ({ inputs, outcome: outcomeInFen(policy, outcome) });

async function madeBy(
  context: Pick<Context, 'policies'>,
  em: EntityManager,
  standing: Standing,
): Promise<{ before: Standing; now: Standing; postedOn: string | null }[]> {
  const { id, corrects, fund, fiscalYear, status } = standing;
  const posted = await postedOfYear(em, fund.id, fiscalYear);
  if (corrects !== null) {
    const before = (await standingOf(context, em, { id: corrects }))!;
    return [{ before, now: standing, postedOn: posted.find((one) => one.id === id)?.postedOn ?? null }];
  }
  if (status !== 'POSTED' && status !== 'COMPLETED') return [];
  const made = [];
  let before = standing;
  for (const { id: correction, postedOn } of posted.slice(1)) {
    const now = (await standingOf(context, em, { id: correction }))!;
    made.push({ before, now, postedOn });
    before = now;
  }
  return made;
}

function itemsOf(
  { steps, surplus, obligations, levy }: CountyDifferences,
  provision: LevyProvision | undefined,
): (Moved & { item: string; citation: CitationContent | null })[] {
  return [
    ...steps.map(({ source, deficitClass, ...step }) => ({
      ...step,
      item: `${CLASS_NAMES[deficitClass]}：${sourceName(source)}`,
    })),
    ...surplus.map(({ to, ...part }) => ({ ...part, item: `结余转入${ALLOCATED_TO[to]}` })),
    ...obligations
      .filter(({ difference }) => difference !== 0n)
      .map(({ kind, ...owed }) => ({ ...owed, item: OWED_NAMES[kind] })),
    ...(provision
      ? [
          { ...moved(0n, levy.fromBalance), item: '改由累计结余承担的风险金', citation: provision.citation },
          { ...moved(0n, levy.unpaid), item: '改列应缴未缴的风险金', citation: provision.citation },
        ].filter(({ difference }) => difference !== 0n)
      : []),
  ];
}
