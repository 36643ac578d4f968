/**
 * 邯郸: what each county remitted is its own part of the risk fund and is used first; of what is still missing the risk fund pays half,
 * the local government the other half. What a county brought about itself its government pays alone.
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
  title: '邯郸市医疗保障基金市级统筹管理办法（试行）',
  number: '邯政办规〔2020〕14号',
  file: 'handan-2020.txt',
};
const cites = citing(document);

const perHead = cites('第十三条（三）', '保证各县（市、区）医疗保障基金人均支出水平基本一致。');
const assessment = cites(
  '第十三条（三）',
  '建立目标激励约束机制，综合设定考核指标，加强研判评估，落实定期通报、督查督办、预警约谈等相关制度',
);

const oldDebts = cites('第四条', '市级统筹前各县（市、区）基金结余及未清算费用均由各县（市、区）负责。');
const income = cites('第九条', '基金市级统收是指全市各项基金收入按期全额归集至市级社会保障基金财政专户。');
const sweep = cites(
  '第九条',
  '市财政部门在社会保障基金财政专户下开设社会保险费收入待划转子账户，按旬将保费收入转入待划转子账户。',
);
const remittance = cites('第十四条（三）', '负责按时足额将医疗保障基金收入上解至市财政专户。');
const levy = cites(
  '第十二条（一）',
  '市医疗保障部门分别从市本级、各县（市、区）城镇职工和城乡居民医疗保障基金收入中，按照10%的比例一次性提取风险金，' +
    '用于平衡市本级和各县（市、区）医疗保障基金出现暂时支付困难等情况。',
);
const reserveAccount = cites(
  '第十二条（一）',
  '风险金及其利息全部存入风险金专户，实行单独核算、专款专用、收支两条线管理。',
);
const ownBalance = cites(
  '第十二条（二）',
  '市本级、各县（市、区）当年基金支出出现缺口时，先由市、县两级历年滚存结余基金分别解决',
);
const ownReserve = cites('第十二条（二）', '历年滚存结余基金不足以弥补的，使用当地上解风险金调剂解决');
const half = cites('第十二条（二）', '仍有缺口的，由市级风险金调剂缺口的50%');
const rest = cites('第十二条（二）', '其余不足部分由当地政府财政补足');
const refill = cites('第十二条（二）', '当年度发生基金调剂的县（市、区），下年度调剂补齐，保证风险金原有规模。');
const forceMajeure = cites('第十二条（三）', '因不可抗力等因素造成全市医疗保障统筹基金超支的，由市级财政给予补贴。');
const ownFault = cites(
  '第十二条（三）',
  '各县（市、区）医疗保障基金因以下情况造成基金缺口的，由县级政府财政负责解决，风险金不予调剂',
);
const budget = cites(
  '第八条',
  '市、县医疗保障部门要合理确定本级城镇职工和城乡居民医保基金年度收支计划，由各级财政、医疗保障、税务部门联合报本级政府审批，' +
    '审批后报市医疗保障部门汇总编制全市医疗保险基金预算草案。预算草案经市医疗保障、财政、税务部门审核后，报市政府审批，' +
    '审批后报省级医疗保障、财政、税务部门审核汇总。经省审核汇总后，按规定程序报市级人民代表大会审查批准，' +
    '批准后市财政、医疗保障、税务部门批复到各级医疗保障部门和征收机构执行。',
);
const byIncome = cites(
  '第四条',
  '城镇职工医疗保障基金、城乡居民医疗保障基金按照“以收定支、收支平衡、略有结余”的原则，实行“统收统支、收支两条线”管理。',
);
const binding = cites(
  '第十三条（一）',
  '建立健全基金收支预算管理制度，通过预算明确市、县政府责任，增强预算的严肃性和刚性约束力。',
);
const disbursement = cites(
  '第十条',
  '每季度初10日前，由市医疗保障部门对各县（市、区）上报的季度支付计划进行审核后，' +
    '将所需资金由市级支出户拨付到各县（市、区）医疗保障部门基金支出户。',
);
const firstWorkingCapital = cites(
  '第十条',
  '每年年初，市财政部门根据市医疗保障部门申请向市医疗保障部门支出户拨付周转金。',
);
const workingCapital = cites(
  '第十条',
  '此后每季度初5日前，根据市医疗保障部门申请，参考本季度用款计划、支出户余额等因素向市级支出户拨付周转金。',
);
const bookExpenditure = cites(
  '第十条',
  '每季度初5日前，市医疗保障部门需汇总各县（市、区）基金支出情况，提交市财政部门记账，核算基金支出。',
);
const noUnauthorisedChange = cites('第十二条（三）', '擅自调整基金收支预算的');
/** 第八条, one stage a clause: 由各级财政、医疗保障、税务部门联合报本级政府审批 … */
const COUNTY_STAGES: readonly ApprovalStage[] = [
  { act: 'REVIEW', offices: ['COUNTY_MEDICAL', 'COUNTY_FINANCE', 'COUNTY_TAX'] },
  { act: 'APPROVE', offices: ['COUNTY_GOVERNMENT'] },
];
/** … 报市医疗保障部门汇总编制 (which submits it) … 审核 … 报市政府审批 … 省级 … 审核汇总 … 市级人民代表大会审查批准 … 批复. */
const POOL_STAGES: readonly ApprovalStage[] = [
  { act: 'REVIEW', offices: ['CITY_MEDICAL', 'CITY_FINANCE', 'CITY_TAX'] },
  { act: 'APPROVE', offices: ['CITY_GOVERNMENT'] },
  { act: 'REVIEW', offices: ['PROVINCE_MEDICAL', 'PROVINCE_FINANCE', 'PROVINCE_TAX'] },
  { act: 'APPROVE', offices: ['PEOPLES_CONGRESS'] },
  { act: 'REPLY', offices: ['CITY_FINANCE', 'CITY_MEDICAL', 'CITY_TAX'] },
];
const finalDraft = cites(
  '第十五条（一）',
  '医疗保障部门负责医疗保障基金市级统筹工作的组织实施；编制医疗保险基金预算决算草案；',
);
const finalReview = cites('第十五条（二）', '财政部门负责完善基金财政专户管理，审核医疗保障基金预算决算');
const yearlyAudit = cites(
  '第十七条',
  '市医疗保障部门每年组织第三方或专门机构对市本级和各县（市、区）参保缴费和基金管理使用情况进行审计评估，' +
    '对有基金收支缺口的县（市、区）进行重点评估审核，同时向当地党委、政府进行通报。',
);
const validity = cites('第二十二条', '本办法自2021年1月1日起实施，有效期2年。');
const governments = cites('第十二条（二）', '其余不足部分由当地政府财政补足。');

export const handan: Policy = {
  id: 'handan-2021',
  version: 1,
  pool: 'handan',
  document,
  inForce: { from: '2021-01-01', to: '2022-12-31' },
  fiscalYears: { first: 2021, last: 2022 },
  classOrder: ['MANAGEMENT', 'FORCE_MAJEURE', 'POLICY'],
  rules: [
    {
      id: 'HD-1',
      subject: '险种分账，旧账归县 Funds apart; what is from before pooling stays with the county',
      provisions: [
        {
          kind: 'PRINCIPLE',
          principle: 'FUNDS_APART',
          citation: cites('第二条', '本办法所指医疗保障基金包括城镇职工医疗保障基金和城乡居民医疗保障基金。'),
        },
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
              'HD-1-R1',
              oldDebts,
              '“未清算费用”包括哪些，如何清偿、何时清偿未作规定。',
              '包括各方欠基金的款项和欠定点医药机构的费用；由各县负责，可订清欠计划，由市财政部门审定；未订计划和期限的不算逾期。',
              '仅指欠定点医药机构的费用。',
            ),
            ofEarlierYears('HD-1-R2', oldDebts),
          ],
        },
      ],
    },
    {
      id: 'HD-2',
      subject: '预算审批 The way of the budget',
      provisions: [
        { kind: 'BUDGET_BY_INCOME', citation: byIncome, readings: [balanced('HD-2-R3', byIncome)] },
        {
          kind: 'BUDGET_CONTROL',
          overspending: 'REFUSE',
          citation: binding,
          readings: [bindsPlans('HD-2-R5', binding)],
        },
        {
          kind: 'APPROVAL_CHAIN',
          of: ['COUNTY_BUDGET'],
          submittedBy: ['COUNTY_MEDICAL'],
          stages: COUNTY_STAGES,
          citation: budget,
        },
        {
          kind: 'APPROVAL_CHAIN',
          of: ['POOL_BUDGET'],
          submittedBy: ['CITY_MEDICAL'],
          stages: POOL_STAGES,
          citation: budget,
        },
        {
          kind: 'DEADLINE',
          task: 'SUBMIT_BUDGET',
          owedBy: 'COUNTY_MEDICAL',
          due: { every: 'YEAR', months: [12] },
          about: 'NEXT_PERIOD',
          noDay: true,
          citation: budget,
          readings: [budgetWithoutDay('HD-2-R6', budget)],
        },
        {
          kind: 'APPROVAL_CHAIN',
          of: ['BUDGET_ADJUSTMENT'],
          submittedBy: ['COUNTY_MEDICAL'],
          stages: [...COUNTY_STAGES, ...POOL_STAGES],
          citation: noUnauthorisedChange,
          readings: [
            reading(
              'HD-2-R2',
              noUnauthorisedChange,
              '办法不许擅自调整预算，但未规定经批准的调整走什么程序。',
              '按编制预算的全部程序报批，自县级联合报批至市级批复。',
            ),
          ],
        },
        {
          kind: 'APPROVAL_CHAIN',
          of: ['POOL_FINAL_ACCOUNTS'],
          submittedBy: ['CITY_MEDICAL'],
          stages: FINAL_STAGES,
          citation: finalDraft,
          readings: [byBudgetLaw('HD-2-R4', finalReview)],
        },
        {
          kind: 'APPROVAL',
          drafts: 'CITY_MEDICAL',
          reviews: 'CITY_FINANCE',
          confirms: 'CITY_GOVERNMENT',
          citation: budget,
          readings: [
            reading(
              'HD-2-R1',
              budget,
              '办法未规定年度清算由谁编制、审核、确认。',
              '比照预算：市医疗保障部门编制，市财政部门审核，市政府确认，三人分办。',
            ),
          ],
        },
      ],
    },
    {
      id: 'HD-3',
      subject: '基金统收 All income in full and on time',
      provisions: [
        { kind: 'CUSTODY', of: 'ACCUMULATED_BALANCE', at: 'CITY_SPECIAL_ACCOUNT', citation: income },
        {
          kind: 'DEADLINE',
          task: 'ALLOT_PREMIUMS',
          owedBy: 'CITY_FINANCE',
          due: { every: 'TEN_DAYS' },
          citation: sweep,
          readings: [
            reading(
              'HD-3-R1',
              sweep,
              '“按旬”转入的期限是当旬之内还是次旬之内。',
              '当旬入库的保费于旬末（10日、20日、月末）前转入。',
              '于次旬之内转入。',
            ),
          ],
        },
        {
          kind: 'INCOME_PATH',
          collectedBy: 'TAX',
          items: ['PREMIUM'],
          through: ['TREASURY', 'PENDING_SUB_ACCOUNT'],
          citation: sweep,
        },
        {
          kind: 'INCOME_PATH',
          collectedBy: 'COUNTY',
          items: ['INTEREST', 'TRANSFER_IN', 'OTHER_INCOME'],
          through: ['COUNTY_SPECIAL_ACCOUNT'],
          citation: remittance,
        },
        {
          kind: 'DEADLINE',
          task: 'REMIT_INCOME',
          owedBy: 'COUNTY_FINANCE',
          due: { every: 'MONTH', byDay: 5 },
          about: 'PERIOD_BEFORE',
          citation: remittance,
          readings: [
            reading(
              'HD-3-R2',
              remittance,
              '县级按时上解的“时”未作规定。',
              '当月收入于次月5日前上解，比照第十条各项以5日为限的规定；税务征收的保费、直接缴入市财政专户的财政补助不由县上解。',
              '由市医疗保障部门另行通知，不计逾期。',
            ),
          ],
        },
      ],
    },
    {
      id: 'HD-4',
      subject: '基金统支 Quarterly plans, disbursement, working capital',
      provisions: [
        {
          kind: 'FUND_USE_PLAN',
          every: 'QUARTER',
          paidFrom: 'CITY_EXPENDITURE_ACCOUNT',
          paidBy: 'CITY_MEDICAL',
          citation: cites('第十条', '每季度末，市本级及各县（市、区）医疗保障部门要制定下季度用款计划'),
          readings: [
            reading(
              'HD-4-R3',
              disbursement,
              '审核后尚未拨付的金额如何处理。',
              '审核通过即占用市级支出户中的周转金，拨付时记账；季末月份首次结账或年末周转金退回时，未拨部分失效。',
              '结转下季度。',
            ),
            reading(
              'HD-4-R4',
              disbursement,
              '用款计划如何与预算余额比较。',
              '当年各期计划（已失效的按实际拨付）与启用前已列支数合计，不超过批准的支出预算；也不超过预算减账面支出的余额。预拨是周转，不计入。',
            ),
          ],
        },
        {
          kind: 'PLAN_CHECK',
          against: 'AVAILABLE_MONEY',
          citation: cites(
            '第十条',
            '基金统支是指市医疗保障部门及其经办机构统一核定全市基金支出用款计划，市财政部门统一安排资金拨付。',
          ),
        },
        {
          kind: 'WORKING_CAPITAL',
          paidBy: 'CITY_FINANCE',
          returnedBy: 'CITY_MEDICAL',
          citation: firstWorkingCapital,
          readings: [
            reading(
              'HD-4-R2',
              cites('第十条', '市级支出户周转金年末退回市级财政专户。'),
              '周转金在市级支出户而尚未拨给各县时，记入谁的账。',
              '记统筹区本级账簿，由本级从财政专户垫付；拨付用款时本级收回垫付，由该县在财政专户的份额承担。' +
                '年末按12月末支出户所余全额退回，12月结账前须退回；次年初拨入的不在其内。',
              '拨入时即按计划分摊到各县账簿。',
            ),
          ],
        },
        {
          kind: 'APPROVAL_CHAIN',
          of: ['FUND_USE_PLAN'],
          submittedBy: ['COUNTY_MEDICAL'],
          stages: [{ act: 'APPROVE', offices: ['CITY_MEDICAL'] }],
          citation: disbursement,
        },
        {
          kind: 'APPROVAL_CHAIN',
          of: ['WORKING_CAPITAL'],
          submittedBy: ['CITY_MEDICAL'],
          stages: [{ act: 'APPROVE', offices: ['CITY_FINANCE'] }],
          citation: workingCapital,
        },
        {
          kind: 'DEADLINE',
          task: 'SUBMIT_PLANS',
          owedBy: 'COUNTY_MEDICAL',
          due: { every: 'QUARTER' },
          about: 'NEXT_PERIOD',
          citation: cites('第十条', '每季度末，市本级及各县（市、区）医疗保障部门要制定下季度用款计划'),
        },
        {
          kind: 'DEADLINE',
          task: 'DISBURSE',
          owedBy: 'CITY_MEDICAL',
          due: { every: 'QUARTER', byDay: 10 },
          citation: disbursement,
        },
        {
          kind: 'DEADLINE',
          task: 'BOOK_EXPENDITURE',
          owedBy: 'CITY_MEDICAL',
          due: { every: 'QUARTER', byDay: 5 },
          about: 'PERIOD_BEFORE',
          citation: bookExpenditure,
          readings: [
            reading(
              'HD-4-R5',
              bookExpenditure,
              '汇总记账的是哪一季度的支出，何时算记账完毕。',
              '上季度的支出；该季度三个月均首次结账之日为记账完毕。',
            ),
          ],
        },
        {
          kind: 'DEADLINE',
          task: 'TOP_UP_WORKING_CAPITAL',
          owedBy: 'CITY_FINANCE',
          due: { every: 'QUARTER', byDay: 5, firstInYear: { months: [1] } },
          citation: workingCapital,
          readings: [
            atYearStart('HD-4-R6', firstWorkingCapital),
            reading(
              'HD-4-R1',
              workingCapital,
              '“等因素”未列明，周转金如何计算未定。',
              '建议数为用款计划合计减支出户余额，不低于零；经办人可另行决定并说明理由。',
            ),
          ],
        },
        {
          kind: 'DEADLINE',
          task: 'RETURN_WORKING_CAPITAL',
          owedBy: 'CITY_MEDICAL',
          due: { every: 'YEAR', months: [12] },
          citation: cites('第十条', '市级支出户周转金年末退回市级财政专户。'),
        },
      ],
    },
    {
      id: 'HD-5',
      subject: '属地结算 Providers are settled where they are, expenditure is borne where people are enrolled',
      provisions: [
        {
          kind: 'PRINCIPLE',
          principle: 'BORNE_BY_COUNTY_OF_ENROLMENT',
          citation: cites('第十一条', '各县（市、区）之间不再互相结算。'),
          readings: [
            reading(
              'HD-5-R1',
              cites('第七条', '依据属地参保的原则进行参保管理。'),
              '由谁向医药机构付款与由谁的账承担，条文未作区分。',
              '支出由参保地承担；县与县之间不直接往来记账。',
            ),
          ],
        },
      ],
    },
    {
      id: 'HD-6',
      subject: '风险金 The risk fund: 10 % of income, once',
      provisions: [
        {
          kind: 'LEVY',
          builds: 'OWN_RESERVE',
          how: 'ONCE',
          rate: '0.10',
          base: 'INCOME',
          baseYear: 0,
          firstYear: 2021,
          chargedTo: ['SURPLUS', 'ACCUMULATED_BALANCE'],
          citation: levy,
          readings: [
            reading(
              'HD-6-R1',
              levy,
              '“一次性提取”未明确以哪一年、哪些收入为基数，由当年结余还是累计结余承担。',
              '以统筹首年（2021年）第九条所列全部收入为基数，在当年清算期内、清算之前提取，清算时即可使用；' +
                '先由当年结余、再由累计结余承担，不足部分为应缴未缴。',
              '每年提取一次。',
            ),
          ],
        },
        {
          kind: 'CUSTODY',
          of: 'OWN_RESERVE',
          at: 'CLAIM_ON_RESERVE_ACCOUNT',
          citation: reserveAccount,
          readings: [
            reading(
              'HD-6-R2',
              reserveAccount,
              '上解的风险金及其利息归谁所有未作规定。',
              '各县上解部分仍记为该县的风险金，利息归全市共有。',
            ),
          ],
        },
        { kind: 'CUSTODY', of: 'SHARED_RESERVE', at: 'RESERVE_SPECIAL_ACCOUNT', citation: reserveAccount },
      ],
    },
    {
      id: 'HD-7',
      subject: '统筹调剂 Who covers a deficit, and where a surplus goes',
      provisions: [
        { kind: 'DEFICIT_CLASS', deficitClass: 'POLICY', measuredBy: ['REMAINDER'], citation: ownBalance },
        { kind: 'STEP', deficitClass: 'POLICY', source: 'ACCUMULATED_BALANCE', citation: ownBalance },
        { kind: 'STEP', deficitClass: 'POLICY', source: 'OWN_RESERVE', citation: ownReserve },
        {
          kind: 'STEP',
          deficitClass: 'POLICY',
          source: 'SHARED_RESERVE',
          claim: { shareOfRemainder: '0.50' },
          withOwnReserves: true,
          ifShort: 'RATION',
          citation: half,
          readings: [
            reading(
              'HD-7-R1',
              half,
              '“缺口的50%”指全部缺口还是尚未弥补的缺口。',
              '指用完累计结余和当地风险金之后仍有的缺口的一半。',
              '全部缺口的一半。',
            ),
            reading(
              'HD-7-R2',
              half,
              '市级风险金由各县上解部分和共有部分（利息）组成，先用哪一部分未作规定。',
              '先用共有部分，再按各县剩余风险金的比例使用其他县的部分。',
            ),
          ],
          readingsIfShort: [
            reading(
              'HD-7-R3',
              half,
              '市级风险金不足以支付各县的一半缺口时如何分配未作规定。',
              '按各县应调剂额的比例分配，其余由当地政府补足。',
            ),
          ],
        },
        { kind: 'STEP', deficitClass: 'POLICY', source: 'LOCAL_GOVERNMENT', citation: rest },
        {
          kind: 'SURPLUS',
          to: 'ACCUMULATED_BALANCE',
          share: 'REST',
          citation: cites(
            '第十二条（二）',
            '市本级、各县（市、区）当年基金收支结余的，由市医疗保障部门分别记账，用于平衡当地未来年度支付困难等情况。',
          ),
        },
        {
          kind: 'OBLIGATION',
          obligation: 'REPLENISH_RESERVE',
          payer: 'COUNTY',
          payee: 'RISK_RESERVE',
          amount: { shareOfSteps: '1', from: ['OWN_RESERVE', 'SHARED_RESERVE'] },
          dueAfterYears: 1,
          citation: refill,
          readings: [
            reading(
              'HD-7-R4',
              refill,
              '补齐哪些调剂、由谁支付、补给谁未作规定。',
              '当地风险金和市级风险金两步所用均须补齐；先按原比例还给被动用的各县和共有部分，再补本县部分；' +
                '由该县基金在其结余范围内支付，不足由当地政府支付。',
            ),
          ],
        },
        {
          kind: 'LOCAL_GOVERNMENT',
          of: GOVERNMENT_OF_KIND,
          citation: governments,
          readings: [reading('HD-7-R5', governments, '市本级的“当地政府”未指明。', '市本级由市级财政承担。')],
        },
        {
          kind: 'TOP_UP',
          dueAfterYears: 1,
          citation: rest,
          readings: [reading('HD-7-R6', rest, '政府补足的期限未作规定。', '与风险金补齐一致，在下一基金年度内补足。')],
        },
      ],
    },
    {
      id: 'HD-8',
      subject: '风险责任 Force majeure is city finance’s, a county’s own fault its government’s',
      provisions: [
        {
          kind: 'DEFICIT_CLASS',
          deficitClass: 'MANAGEMENT',
          measuredBy: [
            'NON_COMPLIANT_EXPENDITURE',
            'INCOME_BELOW_TARGET',
            'RESERVE_NOT_REMITTED',
            'BUDGET_CHANGED_WITHOUT_AUTHORITY',
            'GRAVE_LOSS_BY_VIOLATION',
            'OTHER',
          ],
          citation: ownFault,
          readings: [
            reading(
              'HD-8-R1',
              ownFault,
              '六种情形造成的缺口，是指其所造成的部分还是全部缺口。',
              '仅指其所造成的部分；前两种按数据计量（不合规支出、任务与征收之差），其余为有依据的认定金额。',
              '全部缺口。',
            ),
            reading(
              'HD-8-R2',
              ownFault,
              '该部分可否先用县累计结余弥补。',
              '不用累计结余，也不用风险金，全部由县级政府负担；市本级同样适用，由市级财政负担。',
            ),
          ],
        },
        { kind: 'STEP', deficitClass: 'MANAGEMENT', source: 'LOCAL_GOVERNMENT', citation: ownFault },
        {
          kind: 'DEFICIT_CLASS',
          deficitClass: 'FORCE_MAJEURE',
          measuredBy: ['DECLARED_FORCE_MAJEURE'],
          cappedBy: 'POOL_OVERSPENT',
          citation: forceMajeure,
          readings: [
            reading(
              'HD-8-R3',
              forceMajeure,
              '“全市统筹基金超支”如何计量，补贴如何分到各县。',
              '按险种，以全市各县支出合计超过收入合计的部分为限，按申报金额补贴；申报合计超过限额的按比例分配；先于县累计结余。',
            ),
          ],
        },
        { kind: 'STEP', deficitClass: 'FORCE_MAJEURE', source: 'MUNICIPAL_FINANCE', citation: forceMajeure },
      ],
    },
    {
      id: 'HD-9',
      subject: '考核监督 Assessment; expenditure per head about equal',
      provisions: [
        {
          kind: 'INDICATOR',
          indicator: 'PER_CAPITA_EXPENDITURE',
          citation: perHead,
          readings: [
            reading(
              'HD-9-R2',
              perHead,
              '人均支出“基本一致”如何衡量。',
              '以各县人均支出偏离全市均值的幅度和按人数加权的变异系数衡量；界限为默认值。',
            ),
          ],
        },
        {
          kind: 'ASSESSMENT',
          issues: ['CITY_MEDICAL', 'CITY_GOVERNMENT'],
          confirms: 'CITY_FINANCE',
          citation: assessment,
          readings: [scoredByWeight('HD-9-R1', assessment)],
        },
      ],
    },
    {
      id: 'HD-10',
      subject: '审计评估与风险预警 Yearly audit, risk warning',
      provisions: [
        {
          kind: 'PRINCIPLE',
          principle: 'YEARLY_AUDIT',
          citation: yearlyAudit,
        },
        {
          kind: 'DEADLINE',
          task: 'AUDIT_YEAR',
          owedBy: 'CITY_MEDICAL',
          due: { every: 'YEAR', months: [12] },
          citation: yearlyAudit,
        },
        {
          kind: 'INDICATOR',
          indicator: 'RISK_WARNING',
          citation: cites('第十七条', '建立基金运行分析和风险预警制度，及时研究调整筹资政策，确保基金安全。'),
        },
      ],
    },
    {
      id: 'HD-11',
      subject: '法律责任 Liability',
      provisions: [
        {
          kind: 'LIABILITY',
          offence: 'FRAUD',
          fine: { atLeast: '2', atMost: '5' },
          citation: cites('第十八条', '由医疗保障部门责令退回骗取的社会保险金，处骗取金额二倍以上五倍以下的罚款。'),
        },
        {
          kind: 'LIABILITY',
          offence: 'MISUSE',
          citation: cites(
            '第十九条',
            '隐匿、转移、侵占、挪用医疗保障基金或者违规投资运营的，由医疗保障部门、财政部门、审计机关责令追回；' +
              '有违法所得的，没收违法所得',
          ),
        },
        {
          kind: 'LIABILITY',
          offence: 'LATE_REMITTANCE',
          citation: cites('第二十一条', '未按时足额上解医疗保障基金收入的县（市、区）要进行约谈通报。'),
        },
      ],
    },
    {
      id: 'HD-12',
      subject: '预缴费 Resident premiums are paid ahead, October to December',
      provisions: [
        {
          kind: 'DEADLINE',
          task: 'PAY_RESIDENT_PREMIUMS',
          owedBy: 'COUNTY_TAX',
          due: { every: 'YEAR', months: [10, 11, 12] },
          about: 'NEXT_PERIOD',
          citation: cites('第五条', '每年10月至12月集中缴纳下一年度居民医保个人缴费部分。'),
          readings: [
            reading(
              'HD-12-R1',
              cites('第五条', '城乡居民基本医疗保险实行按年度参保，执行预缴费制度'),
              '预缴的保费计入哪一年的收入。',
              '2026年1月1日前按收付实现制在收到时计入收入，此后先记暂收款，待遇年度再计收入。',
            ),
          ],
        },
      ],
    },
    {
      id: 'HD-13',
      subject: '年内周转 The risk fund bridges a temporary difficulty within the year',
      provisions: [
        {
          kind: 'ADVANCE',
          lender: 'RISK_RESERVE',
          dueAfterYears: 0,
          setOffAgainst: ['OWN_RESERVE', 'SHARED_RESERVE'],
          openAtSettlement: 'REFUSED',
          citation: levy,
          readings: [
            reading(
              'HD-13-R1',
              levy,
              '“暂时支付困难”的周转由谁办理、从何处拨付、以多少为限未作规定。',
              '由市财政部门依批准文件从风险金专户垫付，拨入市级财政专户该县名下，以风险金专户余额为限，不计利息；' +
                '各县风险金的数额不因垫付而减少。',
            ),
            reading(
              'HD-13-R2',
              levy,
              '垫付年末未归还的如何结清未作规定。',
              '应于当年年末前归还；未归还的，先由清算中为该县动用的风险金（本县部分和调剂部分）抵还，仍有余额的，归还后方可审定该年度清算。',
              '清算不作抵还，须全部归还后方可清算。',
            ),
          ],
        },
      ],
    },
    {
      id: 'HD-14',
      subject: '有效期 In force two years',
      provisions: [
        {
          kind: 'PRINCIPLE',
          principle: 'VALIDITY',
          citation: validity,
          readings: [
            reading(
              'HD-14-R1',
              validity,
              '有效期满后才清算的年度适用哪个办法。',
              '2021、2022两个基金年度均适用本办法，期满后清算的也适用，其后到期的补齐义务也适用。',
            ),
          ],
        },
      ],
    },
  ],
};
