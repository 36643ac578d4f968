import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { YearFactsType } from '../facts/year-facts.types.js';
import { checkFiscalYear } from '../fund/fiscal-year.js';
import { CountyFundYearType } from '../fund/fund-year.types.js';
import { checkPageSize, type ConnectionOf, keyAfter, page } from '../graphql/connection.js';
import { after, first } from '../graphql/connection.types.js';
import { maySee } from '../identity/viewer.js';
import { AnyRole, WhoMay } from '../identity/who-may.js';
import { yuan } from '../money.js';
import { payload } from '../payload.js';
import { Insurance } from '../policy/policy.js';
import { ConfirmAssessmentInput, IssueTargetsInput, RecordAssessmentInput } from './assessment.input.js';
import {
  assessmentLoader,
  figuresOf,
  targetDocumentLoader,
  targetDocuments,
  targetsAfter,
} from './assessment.loader.js';
import type { Assessed } from './assessment.query.js';
import {
  AssessmentFigureType,
  AssessmentPayload,
  ScorecardType,
  TargetConnection,
  TargetDocumentType,
  TargetsPayload,
  TargetType,
} from './assessment.types.js';
import { ISSUES, issueTargets } from './issue-targets.service.js';
import { confirmAssessment, recordAssessment } from './record-assessment.service.js';
import { TARGETS, titleOf } from './target.js';

const POOL = ['pool', () => ID, { description: '统筹区。 The pool.' }] as const;
const INSURANCE = ['insurance', () => Insurance, { description: '险种。 The insurance.' }] as const;
const YEAR = ['fiscalYear', () => Int, { description: '基金年度。 The fund year.' }] as const;

@Resolver()
export class AssessmentResolver {
  @AnyRole()
  @Query(() => [TargetDocumentType], {
    description:
      '一个基金年度目标任务下达文件的各版，新版在前。 Every version of the document that issued a fund year’s targets, the newest first. Fails with ' +
      'INVALID_FISCAL_YEAR.',
  })
  targetDocuments(
    @Arg(...POOL) pool: string,
    @Arg(...INSURANCE) insurance: Insurance,
    @Arg(...YEAR) fiscalYear: number,
    @Ctx() { read, viewer }: Context,
  ): Promise<TargetDocumentType[]> {
    checkFiscalYear(fiscalYear);
    return targetDocuments(read, viewer, { pool, insurance, fiscalYear });
  }

  @AnyRole()
  @Query(() => [AssessmentFigureType], {
    description:
      '一县考核数据的全部版次，同项新版在前；无权查看为空列表。 Every version of what was entered about a county’s targets, the newest of each first; empty where ' +
      'you may not see the county. Fails with INVALID_FISCAL_YEAR.',
  })
  async assessmentFigures(
    @Arg(...POOL) pool: string,
    @Arg(...INSURANCE) insurance: Insurance,
    @Arg('county', () => ID, { description: '县市区。 The county.' }) county: string,
    @Arg(...YEAR) fiscalYear: number,
    @Ctx() { read, viewer }: Context,
  ): Promise<AssessmentFigureType[]> {
    checkFiscalYear(fiscalYear);
    return maySee(viewer, { pool, county }) ? figuresOf(read, { pool, insurance, county, fiscalYear }) : [];
  }

  @WhoMay(...ISSUES)
  @Mutation(() => TargetsPayload, {
    description:
      '下达目标任务，由政策规定的部门办理；再次下达整份取代，须写明理由。 Issues the targets of a fund year, by an office that the policy names; again: the whole ' +
      'document is replaced, with a reason. Facts of the year follow them. Refused with ASSESSMENT_NOT_FORESEEN, UNKNOWN_COUNTY, ' +
      'DUPLICATE_TARGET, TARGET_NAME, TARGET_BOUND, TARGET_WEIGHT, INVALID_AMOUNT, SETTLEMENT_EXISTS …; all faults at once.',
  })
  issueTargets(@Arg('input', () => IssueTargetsInput) input: IssueTargetsInput, @Ctx() context: Context) {
    return payload(async () => {
      const { result, replayed } = await issueTargets(context, input);
      const { document, targets: rows } = result;
      return { targets: document && (await context.loader(targetDocumentLoader).load(document)), rows, replayed };
    });
  }

  @WhoMay('CITY_MEDICAL')
  @Mutation(() => AssessmentPayload, {
    description:
      '录入考核数据；账簿和到期事项计量的不得录入。 Enters figures about targets that were issued, each row as a new version; what the ledger and the duties ' +
      'measure can’t be entered. Refused with TARGET_IS_MEASURED, TARGET_NOT_ISSUED, DUPLICATE_TARGET, INVALID_AMOUNT, REASON_MISSING.',
  })
  recordAssessment(@Arg('input', () => RecordAssessmentInput) input: RecordAssessmentInput, @Ctx() context: Context) {
    return payload(async () => {
      const { result, replayed } = await recordAssessment(context, input);
      return { rows: result.rows, replayed };
    });
  }

  @WhoMay('CITY_FINANCE')
  @Mutation(() => AssessmentPayload, {
    description: '确认考核数据。 Confirms the newest versions. Refused with FOUR_EYES, UNKNOWN_COUNTY.',
  })
  confirmAssessment(
    @Arg('input', () => ConfirmAssessmentInput) input: ConfirmAssessmentInput,
    @Ctx() context: Context,
  ) {
    return payload(async () => {
      const { result, replayed } = await confirmAssessment(context, input);
      return { rows: result.rows, replayed };
    });
  }
}

@Resolver(() => TargetDocumentType)
export class TargetDocumentResolver {
  @FieldResolver(() => TargetConnection, {
    description:
      '各项目标，按县市区、种类、名称；县级角色只见本县。 Its targets, by county, kind and name; a county’s role sees its own. Fails with ' +
      'INVALID_PAGE_SIZE, INVALID_CURSOR.',
  })
  async targets(
    @Root() { id }: TargetDocumentType,
    @Arg(...first(50)) first_: number,
    @Arg(...after) after_: string | null,
    @Ctx() { read, viewer }: Context,
  ): Promise<ConnectionOf<TargetType>> {
    checkPageSize(first_);
    const rows = await targetsAfter(read, viewer, id, keyAfter(after_, ['', '', '']), first_ + 1);
    return page(rows, first_, ({ county, kind, name }) => [county, kind, name]);
  }
}

@Resolver(() => CountyFundYearType)
export class CountyScorecardResolver {
  @FieldResolver(() => ScorecardType, {
    nullable: true,
    description: '考核评分；未下达目标任务为空。 The county’s scorecard; null: no targets were issued to it.',
  })
  async scorecard(@Root() year: CountyFundYearType, @Ctx() context: Context): Promise<ScorecardType | null> {
    const rows = await context.loader(assessmentLoader).load(year);
    const found = rows.find(({ county }) => county === year.county.id);
    return found ? scorecardType(found) : null;
  }
}

@Resolver(() => ScorecardType)
export class ScorecardResolver {
  @FieldResolver(() => TargetDocumentType, { description: '所据下达文件。 The document that issued the targets.' })
  document(@Root() { documentId }: ScorecardType, @Ctx() context: Context): Promise<TargetDocumentType | null> {
    return context.loader(targetDocumentLoader).load(documentId);
  }
}

@Resolver(() => YearFactsType)
export class FactsTargetsResolver {
  @FieldResolver(() => TargetDocumentType, {
    nullable: true,
    description:
      '据以取数的目标任务文件；未下达为空。 The document whose targets they follow; null: none were issued when they were entered.',
  })
  targets(@Root() { targetsId }: YearFactsType, @Ctx() context: Context): Promise<TargetDocumentType | null> | null {
    return targetsId === null ? null : context.loader(targetDocumentLoader).load(targetsId);
  }
}

const scorecardType = ({ targets, entered, late, document, ...card }: Assessed): ScorecardType => ({
  ...card,
  documentId: document,
  lateDuties: late,
  targets: targets.map(({ target, weight, ...one }, at) => ({
    ...one,
    county: card.county,
    title: titleOf(one),
    unit: TARGETS[one.kind].unit,
    target: yuan(target),
    weight: weight === null ? null : yuan(weight),
    entered: entered[at]!,
  })),
});
