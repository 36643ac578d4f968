/**
 * 邵阳: one city account for everything. A policy deficit is the city reserve's once the county's own balance is used up, a management
 * deficit the county government's; a county that met everything keeps most of its surplus.
 */
import {
  atYearStart,
  balanced,
  bindsPlans,
  budgetWithoutDay,
  byBudgetLaw,
  citing,
  FINAL_STAGES,
  GOVERNMENT_OF_KIND,
  ofEarlierYears,
  reading,
  scoredByWeight,
} from './citing.js';
import type { ApprovalStage, Policy } from './policy.js';

const document = {
  title: '邵阳市基本医疗保险和生育保险市级统筹实施方案',
  number: '邵市政办发〔2020〕6号',
  file: 'shaoyang-2020.txt',
};
const cites = citing(document);

const assessment = cites(
  '五（四）',
  '每年年初下达各县市区医保目标考核任务，对基金征缴、基金收支预算管理、协议服务机构监督管理、医疗费用支出控制等有关工作' +
    '实行量化考核，强化县级管理责任。',
);

const remittance = cites('二（三）1', '各县市区基金收入每月5日前全额归集至市级基金财政专户（以下简称“市级财政专户”）');
const treasury = cites(
  '二（三）1',
  '由税务部门征收的保费维持现有入库级次，按时划入金库（人民银行），由金库在规定时限内划至市级财政专户。',
);
const paymentReserve = cites('二（三）1', '市级统筹实施后，各县市区医保经办机构支出户只存放3个月的支付备用金。');
const prefund = cites(
  '二（三）2',
  '市级医疗保障部门根据各县市区前三年度基金平均支出情况，通过市级医保基金支出户在年初预拨可支付3个月的基金至县市区基金支出户',
);
const quarterly = cites(
  '二（三）2',
  '此后按季度核定各县市区医疗保障部门申请的基金支出总额，统一拨付至县市区基金支出户，再由县市区医保经办机构支付给协议医药机构或参保人。',
);
const budget = cites(
  '二（三）3',
  '按照以收定支、收支平衡、略有结余的原则，市级医疗保障部门会同市级财政部门、税务部门统一编制全市基金收支预算草案，按程序报批后执行。',
);
const finalSystem = cites('二（三）3', '建立统一的基金决算制度。');
const countyReports = cites('三（一）2', '编制统计报表、会计报表和年度决算报表');
const hardBudget = cites('二（三）3', '建立健全预决算管理体制，增强基金预决算的严肃性和硬约束，实行全程预决算监督。');
const POOL_STAGES: readonly ApprovalStage[] = [
  { act: 'REVIEW', offices: ['CITY_MEDICAL', 'CITY_FINANCE', 'CITY_TAX'] },
  { act: 'APPROVE', offices: ['CITY_GOVERNMENT'] },
  { act: 'APPROVE', offices: ['PEOPLES_CONGRESS'] },
  { act: 'REPLY', offices: ['CITY_FINANCE'] },
];
const byProcedure = reading(
  'SY-5-R4',
  budget,
  '“按程序报批”的程序未列明。',
  '市医疗保障、财政、税务部门共同编制，报市政府审定、市人民代表大会批准，由市财政部门批复（预算法）。',
);
const reserve = cites('三（一）1', '建立基金风险预警和调控机制，按照当年筹资总额的10%建立市级风险储备金');
const onePurse = cites(
  '二（三）',
  '实行市级统收统支和财政专户、医保基金支出户管理，分别建账、分账核算，专款专用，不得挤占挪用。',
);
const policyDeficit = cites(
  '三（四）',
  '政策性缺口是指预算年度内的各县市区基本医疗保险和生育保险（费）收入（含城乡居民医保财政补助）小于各县市区符合政策的基金支出的差额、' +
    '年度内因政策调整或因重大公共卫生事件造成的基金缺口',
);
const policyCover = cites('三（四）', '可通过本县市区累计结余基金解决，不足部分由市级风险储备金解决。');
const managementDeficit = cites(
  '三（四）',
  '管理性缺口是指各县市区由于基金应收未收（含城乡居民医保财政补助不到位）、基金监管不到位' +
    '（参保人员住院率、转诊率、医疗费用控制等未能达到管理目标）等因素造成的基金缺口',
);
const managementCover = cites('三（四）', '通过本县市区累计结余基金解决，不足部分由各县市区人民政府补足。');
const kept = cites(
  '五（四）',
  '对当年度基金实际征收超过征收任务、完成各项目标管理任务、医保统筹基金实际支出未超过下达的基金支出指标的县市区，' +
    '当年结余基金的70%计入该地区统筹基金结余科目。',
);
const start = cites('五（一）', '确保2020年10月1日起全面实现市级统筹。');
const clearedByPlan = cites(
  '三（二）',
  '对财政历年拖欠的医疗保险费（含按规定应当配套的财政补助资金、生育保险、大病医疗互助、离休干部医疗统筹相关费用），' +
    '要制定清欠计划，分期分批清缴',
);
const clearedByDebtor = cites('三（二）', '对困难企业欠缴的医疗保险费，由企业或企业主管部门负责清偿');
const clearedByDeadline = cites(
  '三（二）',
  '医保部门要将经办机构历年拖欠协议医疗机构、协议零售药店的合理费用，根据具体情况限期妥善解决。',
);
const clearedByJune = cites(
  '四（二）',
  '各县市区医保、财政部门要于6月底前结清欠费，将剩余累计结余基金（除预留支付备用金以外）统一归集上解至市级财政专户。',
);
const betweenClasses = reading(
  'SY-9-R2',
  managementCover,
  '政策性缺口与管理性缺口并存时，累计结余先用于哪一类未作规定。',
  '按两类缺口的大小比例分用。',
);

export const shaoyang: Policy = {
  id: 'shaoyang-2020',
  version: 1,
  pool: 'shaoyang',
  document,
  inForce: { from: '2020-10-01', to: null },
  fiscalYears: { first: 2021, last: null },
  classOrder: ['POLICY', 'MANAGEMENT'],
  rules: [
    {
      id: 'SY-1',
      subject: '市级统收 All income is in the city’s account by the 5th',
      provisions: [
        {
          kind: 'DEADLINE',
          task: 'REMIT_INCOME',
          owedBy: 'COUNTY_FINANCE',
          due: { every: 'MONTH', byDay: 5 },
          about: 'PERIOD_BEFORE',
          citation: remittance,
          readings: [reading('SY-1-R1', remittance, '每月5日前归集的是哪一月的收入。', '上月的收入。')],
        },
        { kind: 'CUSTODY', of: 'ACCUMULATED_BALANCE', at: 'CITY_SPECIAL_ACCOUNT', citation: remittance },
        { kind: 'INCOME_PATH', collectedBy: 'TAX', items: ['PREMIUM'], through: ['TREASURY'], citation: treasury },
        {
          kind: 'INCOME_PATH',
          collectedBy: 'COUNTY',
          items: ['FISCAL_SUBSIDY', 'INTEREST', 'TRANSFER_IN', 'OTHER_INCOME'],
          through: ['COUNTY_SPECIAL_ACCOUNT'],
          citation: remittance,
        },
      ],
    },
    {
      id: 'SY-2',
      subject: '支付备用金 At most three months in a county’s expenditure account',
      provisions: [
        {
          kind: 'LIMIT',
          of: 'COUNTY_EXPENDITURE_ACCOUNT',
          months: 3,
          meanOfYears: 3,
          citation: paymentReserve,
          readings: [
            reading(
              'SY-2-R1',
              paymentReserve,
              '3个月支付备用金的基数未作规定。',
              '以前三年度平均支出为基数；预拨款即为备用金，拨付时补足至限额。',
            ),
            reading(
              'SY-2-R2',
              paymentReserve,
              '市本级没有县级支出户，限额是否适用。',
              '同样适用，按其在市级支出户中的份额计算。',
              '市本级不受限额约束。',
            ),
          ],
        },
      ],
    },
    {
      id: 'SY-3',
      subject: '年初预拨 Prefunding at the start of the year',
      provisions: [
        {
          kind: 'PREFUNDING',
          months: 3,
          meanOfYears: 3,
          paidBy: 'CITY_MEDICAL',
          citation: prefund,
          readings: [
            reading('SY-3-R1', prefund, '不足三个年度支出记录时如何预拨。', '不予计算，须人工决定金额并说明理由。'),
            reading(
              'SY-3-R2',
              prefund,
              '年初支出户仍有余额时预拨多少；人工决定的金额与限额是何关系。',
              '补足至3个月的备用金，余额已足的不拨；人工决定的金额即为该县当年的备用金限额。',
              '不论余额，按3个月足额预拨。',
            ),
            reading(
              'SY-3-R3',
              prefund,
              '前三年度尚未结账时如何计算。',
              '十二个月均已结账的年度，或建账前录有年度数据的年度，方可计算；否则视为记录不足。',
            ),
          ],
        },
        {
          kind: 'DEADLINE',
          task: 'PREFUND',
          owedBy: 'CITY_MEDICAL',
          due: { every: 'YEAR', months: [1] },
          citation: prefund,
          readings: [atYearStart('SY-3-R4', prefund)],
        },
      ],
    },
    {
      id: 'SY-4',
      subject: '按季核定 Quarterly plans',
      provisions: [
        {
          kind: 'FUND_USE_PLAN',
          every: 'QUARTER',
          paidFrom: 'FISCAL_SPECIAL_ACCOUNT',
          paidBy: 'CITY_MEDICAL',
          citation: quarterly,
          readings: [
            reading(
              'SY-4-R1',
              quarterly,
              '核定后尚未拨付的金额如何处理。',
              '核定即占用市级财政专户资金，拨付时记账；季末月份首次结账时，未拨部分失效。',
              '结转下季度。',
            ),
            reading(
              'SY-4-R2',
              quarterly,
              '用款计划如何与预算余额比较。',
              '当年各期计划（已失效的按实际拨付）与启用前已列支数合计，不超过批准的支出预算；也不超过预算减账面支出的余额。预拨是周转，不计入。',
            ),
          ],
        },
        {
          kind: 'PLAN_CHECK',
          against: 'AVAILABLE_MONEY',
          citation: cites(
            '二（三）2',
            '对于不符合规定的用款计划，市医保部门有权不予拨款并责成各县市区医保部门予以纠正。',
          ),
        },
        {
          kind: 'PLAN_CHECK',
          against: 'MEAN_EXPENDITURE',
          meanOfYears: 3,
          citation: prefund,
          readings: [
            reading(
              'SY-4-R3',
              prefund,
              '前三年度平均支出只用于年初预拨，还是此后按季度核定也以其为参照。',
              '按季度核定时也与前三年度同样月数的平均支出比较，偏离只作提示和预警。',
              '只用于年初预拨。',
            ),
          ],
        },
        {
          kind: 'APPROVAL_CHAIN',
          of: ['FUND_USE_PLAN'],
          submittedBy: ['COUNTY_MEDICAL'],
          stages: [{ act: 'APPROVE', offices: ['CITY_MEDICAL'] }],
          citation: quarterly,
        },
      ],
    },
    {
      id: 'SY-5',
      subject: '预决算管理 One budget, one final-accounts system',
      provisions: [
        {
          kind: 'BUDGET_BY_INCOME',
          citation: budget,
          readings: [balanced('SY-5-R1', budget)],
        },
        {
          kind: 'BUDGET_CONTROL',
          overspending: 'REFUSE',
          citation: hardBudget,
          readings: [bindsPlans('SY-5-R7', hardBudget)],
        },
        {
          kind: 'DEADLINE',
          task: 'SUBMIT_BUDGET',
          owedBy: 'CITY_MEDICAL',
          due: { every: 'YEAR', months: [12] },
          about: 'NEXT_PERIOD',
          noDay: true,
          citation: budget,
          readings: [budgetWithoutDay('SY-5-R8', budget)],
        },
        {
          kind: 'APPROVAL_CHAIN',
          of: ['COUNTY_BUDGET'],
          submittedBy: ['COUNTY_MEDICAL', 'CITY_MEDICAL'],
          stages: [{ act: 'REVIEW', offices: ['CITY_MEDICAL'] }],
          citation: budget,
          readings: [
            reading(
              'SY-5-R3',
              budget,
              '各县市区在统一编制中如何参与未作规定。',
              '各县市区（或市医疗保障部门代编）提出本地收支预算，市医疗保障部门审核后汇入全市预算。',
              '不由各县市区提出，由市级直接编制。',
            ),
          ],
        },
        {
          kind: 'APPROVAL_CHAIN',
          of: ['POOL_BUDGET'],
          submittedBy: ['CITY_MEDICAL'],
          stages: POOL_STAGES,
          citation: budget,
          readings: [byProcedure],
        },
        {
          kind: 'APPROVAL_CHAIN',
          of: ['BUDGET_ADJUSTMENT'],
          submittedBy: ['COUNTY_MEDICAL', 'CITY_MEDICAL'],
          stages: POOL_STAGES,
          citation: hardBudget,
          readings: [
            reading(
              'SY-5-R5',
              hardBudget,
              '方案未规定预算执行中如何调整。',
              '与预算同一程序报批，经批准方可执行。',
              '不得调整。',
            ),
          ],
        },
        {
          kind: 'APPROVAL_CHAIN',
          of: ['POOL_FINAL_ACCOUNTS'],
          submittedBy: ['CITY_MEDICAL'],
          stages: FINAL_STAGES,
          citation: finalSystem,
          readings: [byBudgetLaw('SY-5-R6', finalSystem)],
        },
        {
          kind: 'APPROVAL',
          drafts: 'CITY_MEDICAL',
          reviews: 'CITY_FINANCE',
          confirms: 'CITY_GOVERNMENT',
          citation: budget,
          readings: [
            reading(
              'SY-5-R2',
              budget,
              '方案未规定年度清算由谁编制、审核、确认。',
              '比照预算：市医疗保障部门编制，市财政部门审核，市政府确认，三人分办。',
            ),
          ],
        },
      ],
    },
    {
      id: 'SY-6',
      subject: '风险储备金 A reserve of 10 % of the year’s funding',
      provisions: [
        {
          kind: 'LEVY',
          builds: 'SHARED_RESERVE',
          how: 'LEVEL',
          rate: '0.10',
          base: 'PREMIUMS_AND_SUBSIDIES',
          baseYear: 0,
          firstYear: 2021,
          chargedTo: ['SURPLUS', 'ACCUMULATED_BALANCE'],
          citation: reserve,
          readings: [
            reading(
              'SY-6-R1',
              reserve,
              '10%是储备金应达到的规模还是每年增提的数额，由谁承担。',
              '是应达到的规模：清算期内、清算之前补足至当年保费和财政补助合计的10%，按各县市区筹资额分摊，' +
                '先由当年结余、再由累计结余承担；规模下降时不退还。',
              '每年增提10%。',
            ),
          ],
        },
        { kind: 'CUSTODY', of: 'SHARED_RESERVE', at: 'RESERVE_SPECIAL_ACCOUNT', citation: reserve },
      ],
    },
    {
      id: 'SY-7',
      subject: '历史遗留问题 What is from before pooling',
      provisions: [
        {
          kind: 'PRINCIPLE',
          principle: 'OLD_DEBTS_STAY',
          citation: cites('三（二）', '市级统筹前的历史遗留问题由各县市区人民政府负责，区分情况妥善处理'),
        },
        {
          kind: 'DEADLINE',
          task: 'CLEAR_ARREARS',
          owedBy: 'COUNTY_FINANCE',
          due: { on: '2020-06-30' },
          citation: clearedByJune,
          readings: [
            reading(
              'SY-7-R1',
              clearedByJune,
              '6月底前结清欠费与分期分批清缴如何并存。',
              '欠基金的款项未订清欠计划的，于2020年6月30日到期；已订计划的，按各期期限。',
            ),
          ],
        },
        {
          kind: 'DEADLINE',
          task: 'REMIT_OPENING_BALANCE',
          owedBy: 'COUNTY_FINANCE',
          due: { on: '2020-06-30' },
          citation: clearedByJune,
        },
        {
          kind: 'ARREARS',
          debts: ['GOVERNMENT_PREMIUM', 'FISCAL_SUBSIDY', 'MATERNITY', 'MUTUAL_AID', 'RETIRED_CADRES'],
          cleared: 'PLAN',
          confirms: 'CITY_FINANCE',
          citation: clearedByPlan,
          readings: [
            reading(
              'SY-7-R2',
              clearedByPlan,
              '清欠计划由谁制定、由谁审定未作规定。',
              '由县市区人民政府制定（市本级为市财政部门），市财政部门另一人审定。',
            ),
            ofEarlierYears('SY-7-R3', clearedByPlan),
          ],
        },
        {
          kind: 'ARREARS',
          debts: ['ENTERPRISE_PREMIUM'],
          cleared: 'DEBTOR',
          confirms: 'CITY_FINANCE',
          citation: clearedByDebtor,
        },
        {
          kind: 'ARREARS',
          debts: ['HOSPITAL', 'PHARMACY'],
          cleared: 'DEADLINE',
          confirms: 'CITY_FINANCE',
          citation: clearedByDeadline,
        },
      ],
    },
    {
      id: 'SY-8',
      subject: '政策性缺口 A policy deficit',
      provisions: [
        { kind: 'DEFICIT_CLASS', deficitClass: 'POLICY', measuredBy: ['REMAINDER'], citation: policyDeficit },
        {
          kind: 'STEP',
          deficitClass: 'POLICY',
          source: 'ACCUMULATED_BALANCE',
          betweenClasses: 'PRO_RATA',
          citation: policyCover,
        },
        {
          kind: 'STEP',
          deficitClass: 'POLICY',
          source: 'SHARED_RESERVE',
          claim: { shareOfRemainder: '1' },
          ifShort: 'RATION',
          citation: policyCover,
          readingsIfShort: [
            reading(
              'SY-8-R1',
              policyCover,
              '市级风险储备金不足以弥补各县市区缺口时如何分配。',
              '按各县市区所需金额的比例分配。',
            ),
          ],
        },
        {
          kind: 'STEP',
          deficitClass: 'POLICY',
          source: 'POOLED_BALANCE',
          claim: { shareOfRemainder: '1' },
          ifShort: 'RATION',
          citation: onePurse,
          readings: [
            reading(
              'SY-8-R2',
              onePurse,
              '市级风险储备金用完后仍有的政策性缺口由谁弥补未作规定。',
              '由该险种全市统筹结余（含当年归入的结余）弥补；不足时按比例分配，其余待决。',
            ),
          ],
        },
        {
          kind: 'LOCAL_GOVERNMENT',
          of: GOVERNMENT_OF_KIND,
          citation: managementCover,
          readings: [reading('SY-8-R3', managementCover, '市本级的“人民政府”未指明。', '市本级由市级财政承担。')],
        },
      ],
    },
    {
      id: 'SY-9',
      subject: '管理性缺口 A management deficit',
      provisions: [
        {
          kind: 'DEFICIT_CLASS',
          deficitClass: 'MANAGEMENT',
          measuredBy: ['INCOME_BELOW_DUE', 'NON_COMPLIANT_EXPENDITURE', 'SUPERVISION_TARGETS_MISSED'],
          citation: managementDeficit,
          readings: [
            reading(
              'SY-9-R1',
              managementDeficit,
              '应收未收同时符合两类缺口的定义，如何归类；监管不到位如何计量。',
              '先计管理性缺口；政策性缺口为假定全部应收已收、无不合规支出时仍有的缺口。监管不到位为有依据的认定金额。',
            ),
          ],
        },
        {
          kind: 'STEP',
          deficitClass: 'MANAGEMENT',
          source: 'ACCUMULATED_BALANCE',
          betweenClasses: 'PRO_RATA',
          citation: managementCover,
          readings: [betweenClasses],
        },
        { kind: 'STEP', deficitClass: 'MANAGEMENT', source: 'LOCAL_GOVERNMENT', citation: managementCover },
        {
          kind: 'TOP_UP',
          dueAfterYears: 1,
          citation: managementCover,
          readings: [reading('SY-9-R3', managementCover, '政府补足的期限未作规定。', '在下一基金年度内补足。')],
        },
      ],
    },
    {
      id: 'SY-10',
      subject: '结余留用 Where a surplus goes',
      provisions: [
        {
          kind: 'SURPLUS',
          to: 'ACCUMULATED_BALANCE',
          share: '0.70',
          conditions: ['COLLECTED_ABOVE_TARGET', 'TARGETS_MET', 'EXPENDITURE_WITHIN_TARGET'],
          citation: kept,
        },
        {
          kind: 'SURPLUS',
          to: 'POOLED_BALANCE',
          share: 'REST',
          citation: kept,
          readings: [
            reading(
              'SY-10-R1',
              kept,
              '其余30%以及不符合条件的县市区的结余归何处；未下达支出指标的如何处理。',
              '归全市统筹结余；未下达支出指标的不留用。',
              '归市级风险储备金。',
            ),
          ],
        },
      ],
    },
    {
      id: 'SY-11',
      subject: '目标考核 Assessment',
      provisions: [
        {
          kind: 'ASSESSMENT',
          issues: ['CITY_GOVERNMENT', 'CITY_MEDICAL'],
          confirms: 'CITY_FINANCE',
          citation: assessment,
          readings: [scoredByWeight('SY-11-R1', assessment)],
        },
        {
          kind: 'DEADLINE',
          task: 'ISSUE_TARGETS',
          owedBy: 'CITY_GOVERNMENT',
          due: { every: 'YEAR', months: [1] },
          citation: assessment,
          readings: [atYearStart('SY-11-R2', assessment)],
        },
      ],
    },
    {
      id: 'SY-12',
      subject: '参保率与工作经费 Cover of residents, working funds',
      provisions: [
        {
          kind: 'INDICATOR',
          indicator: 'INSURED_SHARE',
          atLeast: '95',
          unit: 'PERCENT',
          citation: cites('二（二）', '全市常住人口参保率稳定在95%以上。'),
        },
        {
          kind: 'INDICATOR',
          indicator: 'WORKING_FUNDS_PER_PERSON',
          atLeast: '3.00',
          unit: 'YUAN_PER_PERSON_YEAR',
          citation: cites('五（一）', '工作经费按参保人数每人每年不低于3元计算，由同级财政安排'),
        },
      ],
    },
    {
      id: 'SY-13',
      subject: '风险预警 Risk warning',
      provisions: [
        { kind: 'INDICATOR', indicator: 'RISK_WARNING', citation: cites('三（一）1', '建立基金风险预警和调控机制') },
      ],
    },
    {
      id: 'SY-14',
      subject: '报表 Reports of the counties',
      provisions: [
        {
          kind: 'PRINCIPLE',
          principle: 'FINAL_REPORTS',
          citation: countyReports,
        },
        {
          kind: 'APPROVAL_CHAIN',
          of: ['COUNTY_FINAL_ACCOUNTS'],
          submittedBy: ['COUNTY_MEDICAL'],
          stages: [{ act: 'REVIEW', offices: ['CITY_MEDICAL'] }],
          citation: countyReports,
          readings: [
            reading(
              'SY-14-R1',
              countyReports,
              '各县市区的年度决算报表报送何处、由谁审核未作规定。',
              '由县级医疗保障部门按账簿报送，市医疗保障部门审核后汇入全市决算；会计报表、统计报表即各月资产负债表、收支表。',
              '县级决算先报本级政府批准。',
            ),
          ],
        },
        {
          kind: 'DEADLINE',
          task: 'SUBMIT_FINAL_ACCOUNTS',
          owedBy: 'COUNTY_MEDICAL',
          due: { every: 'YEAR', months: [12] },
          about: 'PERIOD_BEFORE',
          noDay: true,
          citation: countyReports,
          readings: [
            reading(
              'SY-14-R2',
              countyReports,
              '年度决算报表何时报送未定日期。',
              '列于次年年末，不计逾期。',
              '由市医疗保障部门另行通知日期，过期为逾期。',
            ),
          ],
        },
      ],
    },
    {
      id: 'SY-15',
      subject: '实施时间 Start',
      provisions: [
        {
          kind: 'PRINCIPLE',
          principle: 'VALIDITY',
          citation: start,
          readings: [
            reading('SY-15-R1', start, '2020年度按何办法清算。', '2020年度仍按原办法，2021年度起适用本方案。'),
          ],
        },
      ],
    },
  ],
};
