/** The law as the API shows it. The words come from policy.ts; here they get their descriptions, the front-end teams' manual. */
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { CountyKind, DeficitClass, FundingSource, Insurance } from './policy.js';
import type { Policy, PolicyDocument, Provision, Rule } from './policy.js';

registerEnumType(Insurance, {
  name: 'Insurance',
  description:
    '险种；每个统筹区每个险种为一个基金，互不流用。 Each insurance of a pool is one fund; money never crosses funds.',
  valuesConfig: {
    EMPLOYEE: { description: '职工基本医疗保险（含生育保险）。 Employees, maternity included.' },
    RESIDENT: { description: '城乡居民基本医疗保险。 Urban and rural residents.' },
  },
});

registerEnumType(CountyKind, {
  name: 'CountyKind',
  description:
    '统筹区成员的类别，决定谁是“当地政府”。 The kind of a pool’s member; it decides who the local government is.',
  valuesConfig: {
    COUNTY: { description: '县。 A county.' },
    COUNTY_CITY: { description: '县级市。 A county-level city.' },
    DISTRICT: { description: '区。 A district.' },
    DEVELOPMENT_ZONE: { description: '开发区、新区。 A development zone.' },
    CITY_OWN: {
      description: '市本级；其政府为市级财政。 The city’s own members; city finance stands for a government.',
    },
    CITY: { description: '设区的市（区域统筹的成员）。 A city as member of a regional pool.' },
    PROVINCE_OWN: {
      description: '省本级；其政府为省级财政。 The province’s own members; provincial finance stands for one.',
    },
  },
});

registerEnumType(DeficitClass, {
  name: 'DeficitClass',
  description: '缺口类别。 The class of a deficit; who covers it depends on it.',
  valuesConfig: {
    POLICY: { description: '政策性缺口：其余全部。 Policy deficit: what no other class takes.' },
    MANAGEMENT: {
      description: '管理性缺口：县市区自身原因造成。 Management deficit: brought about by the county itself.',
    },
    FORCE_MAJEURE: { description: '不可抗力造成的缺口。 Force majeure.' },
  },
});

registerEnumType(FundingSource, {
  name: 'FundingSource',
  description: '弥补缺口的资金来源。 What or who covers a step of a deficit.',
  valuesConfig: {
    ACCUMULATED_BALANCE: { description: '本县累计结余。 The county’s own accumulated balance.' },
    OWN_RESERVE: { description: '本县风险金。 The part of the reserve booked to the county.' },
    SHARED_RESERVE: { description: '市级（区域）风险金。 The shared reserve.' },
    POOLED_BALANCE: { description: '全市统筹结余。 The city’s pooled balance.' },
    OTHER_BALANCE: {
      description: '其他县市区的累计结余：仅依决定。 Another county’s accumulated balance: only by a decision.',
    },
    LOCAL_GOVERNMENT: { description: '当地政府财政。 The local government.' },
    MUNICIPAL_FINANCE: { description: '市级财政。 City finance.' },
    PROVINCIAL_FINANCE: { description: '省级财政。 Provincial finance.' },
    LOAN: {
      description: '借入款项：仅依决定弥补待决缺口。 A loan: only by a decision, where the law leaves the rest open.',
    },
  },
});

export const ProvisionKind = {
  DEFICIT_CLASS: 'DEFICIT_CLASS',
  STEP: 'STEP',
  OBLIGATION: 'OBLIGATION',
  SURPLUS: 'SURPLUS',
  LEVY: 'LEVY',
  ADVANCE: 'ADVANCE',
  REWARD: 'REWARD',
  APPROVAL: 'APPROVAL',
  TOP_UP: 'TOP_UP',
  LOCAL_GOVERNMENT: 'LOCAL_GOVERNMENT',
  CUSTODY: 'CUSTODY',
  INCOME_PATH: 'INCOME_PATH',
  DEADLINE: 'DEADLINE',
  ARREARS: 'ARREARS',
  LIMIT: 'LIMIT',
  INDICATOR: 'INDICATOR',
  ASSESSMENT: 'ASSESSMENT',
  LIABILITY: 'LIABILITY',
  APPROVAL_CHAIN: 'APPROVAL_CHAIN',
  BUDGET_BY_INCOME: 'BUDGET_BY_INCOME',
  BUDGET_CONTROL: 'BUDGET_CONTROL',
  FUND_USE_PLAN: 'FUND_USE_PLAN',
  PLAN_CHECK: 'PLAN_CHECK',
  PREFUNDING: 'PREFUNDING',
  WORKING_CAPITAL: 'WORKING_CAPITAL',
  PRINCIPLE: 'PRINCIPLE',
} as const satisfies { [K in Provision['kind']]: K };

registerEnumType(ProvisionKind, {
  name: 'ProvisionKind',
  description: '条款类别。 What a sentence of the law does.',
  valuesConfig: {
    DEFICIT_CLASS: { description: '缺口如何归类。 What part of a deficit is of a class.' },
    STEP: { description: '缺口由什么弥补，按序。 One step in covering a class of deficit, in order.' },
    OBLIGATION: { description: '清算产生的应付义务。 What a settlement makes someone owe.' },
    SURPLUS: { description: '结余归何处，按序。 Where a surplus goes, in order.' },
    LEVY: { description: '风险金的提取。 How a reserve is built up.' },
    ADVANCE: { description: '暂时支付困难时的垫付。 What may be lent in a temporary difficulty of payment.' },
    APPROVAL: { description: '清算由谁编制、审核、确认。 Who drafts, reviews and confirms a settlement.' },
    TOP_UP: {
      description:
        '政府补足的期限（基金年度之后的年数）。 When governments’ payments are due, in years after the fund year.',
    },
    LOCAL_GOVERNMENT: { description: '各类成员的“当地政府”。 Who the local government of each kind of member is.' },
    CUSTODY: { description: '资金存放何处。 Where money is kept.' },
    INCOME_PATH: {
      description: '收入路径：由谁征收、经过哪些账户。 Who collects an income and through which accounts it comes.',
    },
    DEADLINE: { description: '期限。 Something due at a time.' },
    ARREARS: {
      description:
        '清欠：统筹前的欠款如何清偿。 Which debts from before pooling stay with the locality, and how they are cleared.',
    },
    REWARD: { description: '奖励，依决定，不经基金。 What may be decided as a reward, outside the fund.' },
    LIMIT: { description: '限额。 What an account may hold.' },
    INDICATOR: { description: '监测指标。 A figure to be watched.' },
    ASSESSMENT: { description: '目标考核：由谁下达、由谁确认。 Assessment: who issues targets, who confirms figures.' },
    LIABILITY: { description: '法律责任。 What breaking a duty brings.' },
    APPROVAL_CHAIN: { description: '审批程序。 Which offices sign what is submitted, in which order.' },
    BUDGET_BY_INCOME: {
      description:
        '以收定支：预算支出不大于收入与列明动用的累计结余。 A budget’s expenditure is within its income and the balance that it declares to use.',
    },
    BUDGET_CONTROL: { description: '预算约束：超预算的用款如何处理。 What becomes of spending above the budget.' },
    FUND_USE_PLAN: { description: '用款计划。 What members ask for a coming month or quarter, and who pays it.' },
    PLAN_CHECK: { description: '用款计划的审核。 What a plan is checked against.' },
    PREFUNDING: { description: '年初预拨。 What is paid ahead of need at the start of a year.' },
    WORKING_CAPITAL: { description: '周转金。 What the city’s expenditure account is given, and gives back.' },
    PRINCIPLE: { description: '无数额的原则性规定。 An order without a figure.' },
  },
});

@ObjectType('Citation', {
  simpleResolvers: true,
  description: '依据：规则所据条文。 The sentence of law that something rests on.',
})
export class CitationType {
  @Field(() => String, { description: '文件名称。 The document’s title.' })
  document!: string;

  @Field(() => String, {
    nullable: true,
    description: '文号；所存副本未载的为空。 Its number; null where the copy has none.',
  })
  number!: string | null;

  @Field(() => String, { description: '条、款。 Article or section.' })
  article!: string;

  @Field(() => String, { description: '原文，除空白外与文件一字不差。 The sentence, verbatim but for white space.' })
  quote!: string;
}

@ObjectType('Reading', {
  simpleResolvers: true,
  description: '解读：条文未明之处如何理解。 What the text leaves open, and how it is read here.',
})
export class ReadingType {
  @Field(() => ID, { description: '编号，如 HD-7-R1。 Its id.' })
  id!: string;

  @Field(() => String, { description: '未明之处。 What is open.' })
  open!: string;

  @Field(() => String, { description: '所采理解。 What was chosen.' })
  chosen!: string;

  @Field(() => String, { nullable: true, description: '另一种理解；无则为空。 The alternative, where there is one.' })
  alternative!: string | null;

  @Field(() => CitationType, { description: '依据。 The sentence in question.' })
  citation!: CitationType;
}

@ObjectType('Parameter', { simpleResolvers: true, description: '条款的参数。 A figure or word of a provision.' })
export class ParameterType {
  @Field(() => String, { description: '名称，如 deficitClass。 Its name.' })
  name!: string;

  @Field(() => [String], {
    description:
      '值；比例为小数（"0.50"），多值按序。 Its values in order; shares are decimals ("0.50"), a pair is written "name=value".',
  })
  values!: string[];
}

@ObjectType('Provision', {
  simpleResolvers: true,
  description: '条款：一句法条及其数额。 One sentence of law with its figures.',
})
export class ProvisionType {
  @Field(() => ProvisionKind, { description: '类别。 What it does.' })
  kind!: Provision['kind'];

  @Field(() => CitationType, { description: '依据。 The sentence.' })
  citation!: CitationType;
}

@ObjectType('Rule', { simpleResolvers: true, description: '规则：一组同题的条款。 A rule: provisions on one subject.' })
export class RuleType {
  @Field(() => ID, { description: '编号，如 HD-7。 Its id.' })
  id!: string;

  @Field(() => String, { description: '主题，中英文。 Its subject, Chinese then English.' })
  subject!: string;

  @Field(() => [ProvisionType], { description: '条款，按序。 Its provisions, in order.' })
  provisions!: Rule['provisions'];
}

@ObjectType('PolicyDocument', { simpleResolvers: true, description: '政策文件。 The document that is the law.' })
export class PolicyDocumentType {
  @Field(() => String, { description: '名称。 Its title.' })
  title!: string;

  @Field(() => String, {
    nullable: true,
    description: '文号；所存副本未载的为空。 Its number; null where the copy has none.',
  })
  number!: string | null;
}

@ObjectType('InForce', { simpleResolvers: true, description: '施行期间。 The dates in force.' })
export class InForceType {
  @Field(() => String, { description: '自（YYYY-MM-DD）。 From this day.' })
  from!: string;

  @Field(() => String, {
    nullable: true,
    description: '至（YYYY-MM-DD）；未定则为空。 To this day; null while no end is set.',
  })
  to!: string | null;
}

@ObjectType('FiscalYears', { simpleResolvers: true, description: '所清算的基金年度。 The fund years that it settles.' })
export class FiscalYearsType {
  @Field(() => Int, { description: '首年。 The first.' })
  first!: number;

  @Field(() => Int, { nullable: true, description: '末年；未定则为空。 The last; null while no end is set.' })
  last!: number | null;
}

@ObjectType('Policy', {
  simpleResolvers: true,
  description:
    '统筹政策：一个统筹区的文件，写成数据。 A pool’s policy: its document as data, each figure with its citation.',
})
export class PolicyType {
  @Field(() => ID, { description: '编号，如 handan-2021。 Its id.' })
  id!: string;

  @Field(() => Int, {
    description: '版本；已用于清算的版本不再修改。 Its version; one that a settlement used is never edited.',
  })
  version!: number;

  @Field(() => ID, { description: '统筹区。 The pool.' })
  pool!: string;

  @Field(() => PolicyDocumentType, { description: '文件。 The document.' })
  document!: PolicyDocument;

  @Field(() => InForceType, { description: '施行期间。 The dates in force.' })
  inForce!: Policy['inForce'];

  @Field(() => FiscalYearsType, {
    description: '所清算的基金年度，期满后清算的也在内。 The fund years settled by it, also when settled later.',
  })
  fiscalYears!: Policy['fiscalYears'];

  @Field(() => [DeficitClass], {
    description: '各类缺口的弥补顺序。 The order in which classes of a deficit are covered.',
  })
  classOrder!: Policy['classOrder'];

  @Field(() => [RuleType], { description: '规则，按文件顺序。 Its rules, in the document’s order.' })
  rules!: readonly Rule[];
}
