/** 缺口依据表: why a county's deficit is what it is, and what would move if a measure were none, fixed when it is asked for. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.js';
import { sql } from '../database/write.js';
import { type CapKind, type ClassEvidence, deficitEvidence } from '../evidence/deficit-evidence.js';
import { withMeasure } from '../evidence/what-if.js';
import { yuan } from '../money.js';
import type { DeficitMeasure } from '../policy/policy.js';
import { Refused, refusal } from '../refusal.js';
import { movementsBetween } from '../settlement/movements.js';
import { type Scenario, scenarioInFen } from '../settlement/scenario.js';
import { settle } from '../settlement/settle.js';
import { settleInputs } from '../settlement/settle-inputs.js';
import type { Standing } from '../settlement/standing.service.js';
import type { DeficitEvidenceContent, MeasureContent } from './content.js';
import { factsOf } from './county-content.service.js';
import { CLASS_NAMES, headOf, sourceName } from './settlement-content.service.js';

const MEASURE_NAMES: Readonly<Record<DeficitMeasure, string>> = {
  INCOME_BELOW_DUE: '应收未收',
  INCOME_BELOW_TARGET: '未完成征缴任务',
  NON_COMPLIANT_EXPENDITURE: '不合规支出',
  DECLARED_FORCE_MAJEURE: '认定的不可抗力',
  SUPERVISION_TARGETS_MISSED: '监管指标未达标',
  RESERVE_NOT_REMITTED: '风险金未上解',
  BUDGET_CHANGED_WITHOUT_AUTHORITY: '擅自调整预算',
  GRAVE_LOSS_BY_VIOLATION: '违规造成重大损失',
  OTHER: '其他自身原因',
  REMAINDER: '其余全部',
};

const CAP_NAMES: Readonly<Record<CapKind, string>> = {
  DEFICIT_LEFT: '以此前各类之后所剩缺口为限',
  POOL_OVERSPENT: '以全市超支额为限，按比例分配',
};

export async function evidenceContent(
  context: Pick<Context, 'viewer' | 'site'>,
  em: EntityManager,
  standing: Standing,
  county: string,
): Promise<DeficitEvidenceContent> {
  const { fund, policy, inputs } = standing;
  const input = inputs.counties.find((one) => one.county === county);
  if (!input) throw new Refused(refusal('UNKNOWN_COUNTY', { county, pool: fund.pool }, ['input', 'county']));
  const [{ name } = { name: county }] = await sql<{ name: string }>(em, 'select name from county where id = $1', [
    county,
  ]);
  const scenario = scenarioInFen(inputs);
  const outcome = settleInputs(policy, inputs);
  const classes = deficitEvidence(policy, scenario, outcome, county);
  return {
    ...(await headOf(context, em, standing, county)),
    kind: 'DEFICIT_EVIDENCE',
    county: { id: county, name },
    deficit: yuan(outcome.counties.find((one) => one.county === county)!.deficit),
    classes: classes.map(({ deficitClass, amount, measured, cap, rule, citation, steps }) => ({
      name: CLASS_NAMES[deficitClass],
      amount: yuan(amount),
      measured: yuan(measured),
      cap: cap && { name: CAP_NAMES[cap.kind], limit: yuan(cap.limit) },
      ...{ rule, citation },
      payers: steps.map((step) => ({ source: sourceName(step.source), amount: yuan(step.amount) })),
    })),
    measures: classes.flatMap((evidence) => measuresOf(standing, scenario, county, evidence)),
    facts: await factsOf(em, input.facts),
    readings: classes.flatMap(({ readings }) => readings),
  };
}

/** Each measure that comes to anything; what is left over is none of the county's record. */
const measuresOf = (
  { policy }: Standing,
  scenario: Scenario,
  county: string,
  { deficitClass, measures }: ClassEvidence,
): MeasureContent[] =>
  measures.flatMap(({ measure, amount }) => {
    if (measure === 'REMAINDER' || amount === 0n) return [];
    const without = withMeasure(scenario, county, measure, 0n);
    const { counties } = movementsBetween(settle(policy, scenario), settle(policy, without));
    return [
      {
        deficitClass: CLASS_NAMES[deficitClass],
        measure: MEASURE_NAMES[measure],
        amount: yuan(amount),
        without: counties
          .find((one) => one.county === county)!
          .payers.filter(({ difference }) => difference !== 0n)
          .map(({ source, difference }) => ({ source: sourceName(source), difference: yuan(difference) })),
      },
    ];
  });
