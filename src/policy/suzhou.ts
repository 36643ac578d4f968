/**
 * 苏州: old balances and reserves stay where they were, under the city's command; what a locality that met its plan cannot cover from
 * them the city pooled fund pays in full. What a locality missed is its own.
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
import { type ApprovalStage, DebtKind, type Policy } from './policy.js';

const document = {
  title: '苏州市基本医疗保险和生育保险市级统筹实施意见',
  number: '苏府办〔2020〕62号',
  file: 'suzhou-2020.txt',
};
const cites = citing(document);

const assessment = cites(
  '五（二）',
  '从2020年起，将扩面征缴、居民医保资金筹集、待遇支付、定点管理、基金预算管理、基金统收统支等落实情况纳入各地工作责任制考核和' +
    '年度综合考核范围，加大考核力度，严格奖惩措施。',
);

const income = cites(
  '三（三）',
  '从2020年起，各地的基本医疗保险和生育保险当期基金收入由征缴部门全额及时缴入市级国库，再划转至市级社保基金财政专户。',
);
const smallSums = cites(
  '三（三）',
  '其中各地的零星征缴收入，由各地医保经办机构全额划转当地社保基金财政专户，再划转至市级社保基金财政专户。',
);
const onePurse = cites('三（三）', '基本医疗保险和生育保险基金实行市级统收统支和市级社保基金财政专户管理。');
const plans = cites(
  '三（三）',
  '市财政局、市医保局、市税务局、市社保中心根据社会保险基金预算管理有关规定和“以收定支、收支平衡、略有结余”的原则，' +
    '统一编制基金预、决算，下达各地年度收支计划。',
);
const issued = cites(
  '三（三）',
  '每年年初根据市级人大批准的年度基本医疗保险基金预算，由市政府向各地下达基金收支计划。',
);
const applications = cites(
  '三（三）',
  '市医保局根据年初核定的各市（区）基金支出预算以及支出计划，统一向市财政局申报资金使用计划，市财政局按月及时拨付。',
);
const POOL_STAGES: readonly ApprovalStage[] = [
  { act: 'REVIEW', offices: ['CITY_FINANCE', 'CITY_MEDICAL', 'CITY_TAX', 'CITY_AGENCY'] },
  { act: 'APPROVE', offices: ['PEOPLES_CONGRESS'] },
  { act: 'REPLY', offices: ['CITY_GOVERNMENT'] },
];
const notAtWill = cites(
  '三（三）',
  '完善科学、严格的预算管理机制，严格按照批准的社会保险基金预算和规定的程序执行，不得随意调整。',
);
const adjustment = cites(
  '三（三）',
  '在执行中因特殊情况需要增加支出或减少收入的，应当编制基本医疗保险和生育保险基金预算调整方案，' +
    '按社会保险基金预算调整程序报批后执行。',
);
const oldDebts = cites('三（三）', '基本医疗保险基金市级统筹前形成的债权、债务和基金缺口，由当地负责清偿和弥补。');
const retained = cites(
  '三（三）',
  '2019年末市级统筹前的基本医疗保险基金累计结余、风险准备金经市政府授权后，仍留存原统筹地区财政专户，但由市政府统一管理和调度使用。',
);
const remittance = cites(
  '三（三）',
  '2020年6月底前，各地按2019年末市级统筹前基本医疗保险基金累计结余占比，上解一定比例资金作为市级医保统筹基金，' +
    '用于预付各地的待遇支出及弥补各地基金缺口。',
);
const own = cites(
  '三（三）',
  '一个预算年度内，各地完成年度基本医疗保险基金和生育保险基金收支计划的，如当年基金收支相抵出现缺口，' +
    '由当地使用留存当地的基本医疗保险基金累计结余、医疗风险准备金先行予以弥补',
);
const pooledFund = cites('三（三）', '上述资金使用完后仍出现缺口的，由市财政局通过市级医保统筹基金补足');
const share = cites('三（三）', '当地按职工医疗保险实际缺口的20%上缴市级财政（资金使用办法另行制定）。');
const cover = cites('三（三）', '当全市基本医疗保险基金备付期低于6个月时，及时调整医保政策。');
const subsidies = cites(
  '三（三）',
  '当地未按规定补助到位或未严格执行缴费政策等情形形成的基金收入缺口，由当地负责补足或追缴到位',
);
const reward = cites('三（三）', '对超额完成当年基金预算收入的，由市政府给予奖励');
const ownFault = cites('三（三）', '对未完成基金收入计划和违规少收多支形成的管理性基金缺口，由当地负责补足。');

export const suzhou: Policy = {
  id: 'suzhou-2020',
  version: 1,
  pool: 'suzhou',
  document,
  inForce: { from: '2020-01-01', to: null },
  fiscalYears: { first: 2020, last: null },
  classOrder: ['POLICY', 'MANAGEMENT'],
  rules: [
    {
      id: 'SZ-1',
      subject: '统收统支 All income goes to the city',
      provisions: [
        { kind: 'PRINCIPLE', principle: 'FUNDS_APART', citation: onePurse },
        {
          kind: 'DEADLINE',
          task: 'REMIT_INCOME',
          owedBy: 'COUNTY_MEDICAL',
          due: { every: 'MONTH' },
          noDay: true,
          citation: income,
          readings: [
            reading(
              'SZ-1-R1',
              income,
              '“及时”未明确日期，零星征缴收入何时划转为逾期未作规定。',
              '按月办理，不设具体日期：列示未划转金额，不计逾期天数。',
            ),
          ],
        },
        { kind: 'INCOME_PATH', collectedBy: 'TAX', items: ['PREMIUM'], through: ['TREASURY'], citation: income },
        {
          kind: 'INCOME_PATH',
          collectedBy: 'COUNTY',
          items: ['PREMIUM'],
          through: ['COUNTY_SPECIAL_ACCOUNT'],
          citation: smallSums,
        },
      ],
    },
    {
      id: 'SZ-2',
      subject: '预决算与用款 One budget; money is paid out monthly',
      provisions: [
        { kind: 'BUDGET_BY_INCOME', citation: plans, readings: [balanced('SZ-2-R4', plans)] },
        {
          kind: 'APPROVAL_CHAIN',
          of: ['COUNTY_BUDGET'],
          submittedBy: ['COUNTY_MEDICAL', 'CITY_AGENCY'],
          stages: [{ act: 'REVIEW', offices: ['CITY_MEDICAL'] }],
          citation: plans,
          readings: [
            reading(
              'SZ-2-R1',
              plans,
              '各地在统一编制中如何参与未作规定。',
              '各地（或市社保中心代编）提出本地收支预算，市医保部门审核后汇入全市预算。',
              '不由各地提出，由市级直接编制。',
            ),
          ],
        },
        {
          kind: 'DEADLINE',
          task: 'SUBMIT_BUDGET',
          owedBy: 'CITY_FINANCE',
          due: { every: 'YEAR', months: [12] },
          about: 'NEXT_PERIOD',
          noDay: true,
          citation: plans,
          readings: [budgetWithoutDay('SZ-2-R9', plans)],
        },
        {
          kind: 'APPROVAL_CHAIN',
          of: ['POOL_BUDGET'],
          submittedBy: ['CITY_MEDICAL', 'CITY_AGENCY'],
          stages: POOL_STAGES,
          citation: issued,
          readings: [
            reading(
              'SZ-2-R2',
              issued,
              '市级人大批准之前，预算草案是否先经市政府审定未作规定。',
              '市财政局、市医保局、市税务局、市社保中心共同编制，报市级人大批准，批准后由市政府下达各地。',
            ),
          ],
        },
        {
          kind: 'FUND_USE_PLAN',
          every: 'MONTH',
          paidFrom: 'FISCAL_SPECIAL_ACCOUNT',
          paidBy: 'CITY_FINANCE',
          citation: applications,
          readings: [
            reading(
              'SZ-2-R7',
              applications,
              '“统一申报”是一份全市计划还是各地各一份；批准后尚未拨付的金额如何处理；何日为“及时”。',
              '一次申报，各地各为一件；批准即占用市级财政专户资金，拨付时记账，当月首次结账时未拨部分失效；当月之内拨付为及时。',
            ),
            reading(
              'SZ-2-R8',
              applications,
              '用款计划如何与预算余额比较。',
              '当年各期计划（已失效的按实际拨付）与启用前已列支数合计，不超过批准的支出预算；也不超过预算减账面支出的余额。预拨是周转，不计入。',
            ),
          ],
        },
        { kind: 'PLAN_CHECK', against: 'AVAILABLE_MONEY', citation: onePurse },
        {
          kind: 'APPROVAL_CHAIN',
          of: ['FUND_USE_PLAN'],
          submittedBy: ['CITY_MEDICAL'],
          stages: [{ act: 'APPROVE', offices: ['CITY_FINANCE'] }],
          citation: applications,
        },
        {
          kind: 'DEADLINE',
          task: 'DISBURSE',
          owedBy: 'CITY_FINANCE',
          due: { every: 'MONTH' },
          citation: applications,
        },
        {
          kind: 'APPROVAL_CHAIN',
          of: ['POOL_FINAL_ACCOUNTS'],
          submittedBy: ['CITY_MEDICAL', 'CITY_AGENCY'],
          // drawn up together, so the four offices sign before it goes on
          stages: [POOL_STAGES[0]!, ...FINAL_STAGES.slice(1)],
          citation: plans,
          readings: [byBudgetLaw('SZ-2-R5', plans)],
        },
        {
          kind: 'APPROVAL',
          drafts: 'CITY_MEDICAL',
          reviews: 'CITY_FINANCE',
          confirms: 'CITY_GOVERNMENT',
          citation: plans,
          readings: [
            reading(
              'SZ-2-R3',
              plans,
              '意见未规定年度清算由谁编制、审核、确认。',
              '比照预决算：市医疗保障部门编制，市财政部门审核，市政府确认，三人分办。',
            ),
          ],
        },
      ],
    },
    {
      id: 'SZ-3',
      subject: '预算调整 A budget is not changed at will',
      provisions: [
        {
          kind: 'BUDGET_CONTROL',
          overspending: 'REFUSE',
          citation: notAtWill,
          readings: [bindsPlans('SZ-3-R2', notAtWill)],
        },
        {
          kind: 'PRINCIPLE',
          principle: 'BUDGET_ADJUSTMENT',
          citation: adjustment,
        },
        {
          kind: 'APPROVAL_CHAIN',
          of: ['BUDGET_ADJUSTMENT'],
          submittedBy: ['COUNTY_MEDICAL', 'CITY_MEDICAL', 'CITY_AGENCY'],
          stages: POOL_STAGES,
          citation: adjustment,
          readings: [
            reading(
              'SZ-3-R1',
              adjustment,
              '“社会保险基金预算调整程序”由谁批准。',
              '与预算同一程序；由人大常委会批准（预算法第六十九条），以人大一席签署。',
            ),
          ],
        },
      ],
    },
    {
      id: 'SZ-4',
      subject: '历史债务 Old debts are the locality’s',
      provisions: [
        {
          kind: 'PRINCIPLE',
          principle: 'OLD_DEBTS_STAY',
          citation: oldDebts,
        },
        {
          kind: 'ARREARS',
          debts: Object.values(DebtKind),
          cleared: 'DEBTOR',
          confirms: 'CITY_FINANCE',
          citation: oldDebts,
          readings: [
            reading(
              'SZ-4-R1',
              oldDebts,
              '债权、债务如何清偿、何时清偿未作规定。',
              '由当地负责，可订清欠计划，由市财政部门审定；未订计划和期限的不算逾期。',
            ),
            ofEarlierYears('SZ-4-R2', oldDebts),
          ],
        },
      ],
    },
    {
      id: 'SZ-5',
      subject: '结余留存与上解 Balances stay in local accounts; a part becomes the city pooled fund',
      provisions: [
        {
          kind: 'CUSTODY',
          of: 'ACCUMULATED_BALANCE',
          at: 'LOCALLY_RETAINED',
          commandedByCity: true,
          citation: retained,
          readings: [
            reading(
              'SZ-5-R2',
              retained,
              '“统一管理和调度使用”可否用于弥补其他地区的缺口，可调用多少，是否归还。',
              '市级医保统筹基金不足时，可依市政府决定调用其他地区的留存结余，以该地区清算后的余额为限，经市级账簿上解、下拨，不须归还。',
              '由受助地区在以后年度归还。',
            ),
          ],
        },
        { kind: 'CUSTODY', of: 'OWN_RESERVE', at: 'LOCALLY_RETAINED', citation: retained },
        { kind: 'CUSTODY', of: 'SHARED_RESERVE', at: 'RESERVE_SPECIAL_ACCOUNT', citation: remittance },
        {
          kind: 'DEADLINE',
          task: 'REMIT_OPENING_BALANCE',
          owedBy: 'COUNTY_FINANCE',
          due: { on: '2020-06-30' },
          citation: remittance,
        },
        {
          kind: 'LEVY',
          builds: 'SHARED_RESERVE',
          how: 'DECIDED',
          rate: null,
          base: 'ACCUMULATED_BALANCE',
          baseYear: -1,
          firstYear: 2020,
          chargedTo: ['SURPLUS', 'ACCUMULATED_BALANCE'],
          citation: remittance,
          readings: [
            reading(
              'SZ-5-R1',
              remittance,
              '“按累计结余占比，上解一定比例资金”如何计算。',
              '上解额为决定的比例乘以当地累计结余；比例须录入决定，无默认值。在清算中上解的，先由当年结余承担。',
              '决定上解总额，按各地结余占比分摊。',
            ),
          ],
        },
      ],
    },
    {
      id: 'SZ-6',
      subject: '缺口分担 A locality that met its plan',
      provisions: [
        { kind: 'DEFICIT_CLASS', deficitClass: 'POLICY', measuredBy: ['REMAINDER'], citation: own },
        {
          kind: 'STEP',
          deficitClass: 'POLICY',
          source: 'ACCUMULATED_BALANCE',
          citation: own,
          readings: [
            reading(
              'SZ-6-R1',
              own,
              '累计结余与风险准备金的使用顺序未明示。',
              '按列举的顺序，先累计结余，后医疗风险准备金。',
            ),
          ],
        },
        { kind: 'STEP', deficitClass: 'POLICY', source: 'OWN_RESERVE', citation: own },
        {
          kind: 'STEP',
          deficitClass: 'POLICY',
          source: 'SHARED_RESERVE',
          claim: { shareOfRemainder: '1' },
          ifShort: 'RATION',
          citation: pooledFund,
          readingsIfShort: [
            reading(
              'SZ-6-R2',
              pooledFund,
              '市级医保统筹基金不足以补足各地缺口时如何处理。',
              '按各地所需金额的比例分配，其余待决定（包括由市政府调度其他地区的留存结余）。',
            ),
          ],
        },
        {
          kind: 'OBLIGATION',
          obligation: 'SHARE_TO_MUNICIPAL_FINANCE',
          payer: 'LOCAL_GOVERNMENT',
          payee: 'MUNICIPAL_FINANCE',
          insurance: 'EMPLOYEE',
          amount: { shareOfSteps: '0.20', from: ['SHARED_RESERVE'] },
          dueAfterYears: 1,
          citation: share,
          readings: [
            reading(
              'SZ-6-R3',
              share,
              '“实际缺口”指全部缺口还是市级统筹基金所补足的缺口；由谁、从何处上缴。',
              '指市级统筹基金所补足的金额；仅职工医保；由当地财政上缴市级财政，不经基金，次年内缴清。',
              '全部缺口。',
            ),
          ],
        },
      ],
    },
    {
      id: 'SZ-7',
      subject: '管理性缺口 What a locality missed is its own',
      provisions: [
        {
          kind: 'DEFICIT_CLASS',
          deficitClass: 'MANAGEMENT',
          measuredBy: ['INCOME_BELOW_TARGET', 'NON_COMPLIANT_EXPENDITURE'],
          citation: ownFault,
          readings: [
            reading(
              'SZ-7-R1',
              ownFault,
              '“由当地负责补足”由谁、用什么资金补足；未完成计划时其余缺口如何处理。',
              '由当地财政补足，不用留存结余；其余缺口（假定完成计划仍有的部分，含合规的超计划支出）仍按完成计划的办法弥补。',
            ),
          ],
        },
        { kind: 'STEP', deficitClass: 'MANAGEMENT', source: 'LOCAL_GOVERNMENT', citation: ownFault },
        {
          kind: 'LOCAL_GOVERNMENT',
          of: GOVERNMENT_OF_KIND,
          citation: ownFault,
          readings: [reading('SZ-7-R2', ownFault, '市本级的“当地”未指明。', '市本级由市级财政承担。')],
        },
        {
          kind: 'TOP_UP',
          dueAfterYears: 1,
          citation: ownFault,
          readings: [reading('SZ-7-R3', ownFault, '补足的期限未作规定。', '在下一基金年度内补足。')],
        },
        {
          kind: 'OBLIGATION',
          obligation: 'MAKE_GOOD_INCOME',
          payer: 'LOCAL_GOVERNMENT',
          payee: 'FUND',
          insurance: 'RESIDENT',
          amount: { subsidyShortfallBeyond: 'MANAGEMENT' },
          dueAfterYears: 1,
          citation: subsidies,
          readings: [
            reading(
              'SZ-7-R4',
              subsidies,
              '没有基金缺口时，未到位的补助是否仍须补足。',
              '无论有无缺口均须全额补足，扣除管理性缺口一步已经补足的部分。',
            ),
          ],
        },
      ],
    },
    {
      id: 'SZ-8',
      subject: '备付期 Months of cover',
      provisions: [
        {
          kind: 'INDICATOR',
          indicator: 'MONTHS_OF_COVER',
          atLeast: '6',
          unit: 'MONTHS',
          citation: cover,
          readings: [reading('SZ-8-R1', cover, '备付期按险种还是合并计算。', '分险种计算，也合并计算。')],
        },
      ],
    },
    {
      id: 'SZ-9',
      subject: '结余与奖励 A surplus is the city’s; a reward is decided',
      provisions: [
        {
          kind: 'SURPLUS',
          to: 'SHARED_RESERVE',
          share: 'REST',
          citation: onePurse,
          readings: [
            reading(
              'SZ-9-R1',
              onePurse,
              '当年结余归何处未作规定。',
              '归市级医保统筹基金，并可用于同年其他地区的缺口。',
            ),
          ],
        },
        {
          kind: 'REWARD',
          condition: 'COLLECTED_ABOVE_TARGET',
          payer: 'MUNICIPAL_FINANCE',
          dueAfterYears: 1,
          citation: reward,
          readings: [
            reading(
              'SZ-9-R2',
              reward,
              '奖励的数额、渠道和期限未作规定（考核奖惩办法另行制定）。',
              '数额依市政府决定录入；以年终结转后的收入与下达的收入计划比较，超额完成方可奖励；由市级财政在下一年度内拨付当地财政，不经基金。',
            ),
          ],
        },
      ],
    },
    {
      id: 'SZ-10',
      subject: '动态监测 Monitoring and warning',
      provisions: [
        {
          kind: 'INDICATOR',
          indicator: 'RISK_WARNING',
          citation: cites(
            '四（二）',
            '加强对基金运行情况的动态监测，建立基金运行风险预警机制，制定切实可行的基金运行风险处置预案。',
          ),
        },
      ],
    },
    {
      id: 'SZ-11',
      subject: '过渡 Transition of premium rates',
      provisions: [
        {
          kind: 'PRINCIPLE',
          principle: 'TRANSITION',
          citation: cites(
            '三（一）',
            '个别在2020年执行统一缴费比例困难较大的地区，由当地政府向苏州市政府请示批准后，可延长一年',
          ),
        },
      ],
    },
    {
      id: 'SZ-12',
      subject: '考核奖惩 Assessment',
      provisions: [
        {
          kind: 'ASSESSMENT',
          issues: ['CITY_GOVERNMENT'],
          confirms: 'CITY_FINANCE',
          citation: assessment,
          readings: [scoredByWeight('SZ-12-R1', assessment)],
        },
        {
          kind: 'DEADLINE',
          task: 'ISSUE_TARGETS',
          owedBy: 'CITY_GOVERNMENT',
          due: { every: 'YEAR', months: [1] },
          citation: issued,
          readings: [atYearStart('SZ-12-R2', issued)],
        },
      ],
    },
  ],
};
