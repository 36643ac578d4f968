/** 长株潭: three cities and 省本级, each for itself; the province decides what the regional adjustment fund gives. */
import { balanced, budgetWithoutDay, citing, GOVERNMENT_OF_KIND, ofEarlierYears, reading } from './citing.js';
import { DebtKind, type Policy } from './policy.js';

const document = {
  title: '长株潭区域基本医疗保险和生育保险统筹管理实施方案',
  number: null,
  file: 'changzhutan-2021.txt',
};
const cites = citing(document);

const members = cites('前言', '实现长株潭三市与省本级基本医疗保险和生育保险（以下简称“基本医保”）统筹管理、风险共担');
const finalSystem = cites('二（四）', '建立统一的基金决算制度');
const finalOfCities = cites('三（一）', '长株潭三市全面做实医保市级统筹，落实统一基金预决算管理的要求');
const managed = cites('二（四）', '基金按照“统一预算、分级管理、风险调剂”的办法管理。');
const fund = cites(
  '二（四）',
  '按照上年度统筹基金筹资总额的3%建立风险调剂金，实行区域范围内医保基金运行风险共担（风险调剂金办法另行制定）。',
);
const shared = cites('一（一）', '按照基金一体化管理、管理分级负责、缺口合理分担的原则');
const use = cites('三（二）', '负责督促三市按规定上解风险调剂金，并根据三市基金运行情况，合理调剂使用风险调剂金。');
const budget = cites(
  '三（一）',
  '按照以收定支、收支平衡的原则，由市财政部门会同市医疗保障部门、税务部门统一编制市州基金收支预算草案，按程序报批后执行。',
);
const oldDebts = cites('三（一）', '妥善处理历史遗留问题。');
const hardBudget = cites('二（四）', '建立健全预决算管理体制，增强基金预决算的严肃性和硬约束，实行全程预决算监督。');
const ownFirst = reading(
  'CZ-2-R1',
  shared,
  '缺口如何分担另行制定，尚无办法。',
  '不分缺口类别：先用本市累计结余，再用省决定的调剂额（以所需为限），其余由本级政府负担。',
);

export const changzhutan: Policy = {
  id: 'changzhutan-2021',
  version: 1,
  pool: 'changzhutan',
  document,
  inForce: { from: '2021-10-19', to: null },
  fiscalYears: { first: 2021, last: null },
  classOrder: ['POLICY'],
  rules: [
    {
      id: 'CZ-1',
      subject: '风险调剂金 A regional adjustment fund of 3 % of last year’s funding',
      provisions: [
        {
          kind: 'PRINCIPLE',
          principle: 'POOL_MEMBERS',
          citation: members,
          readings: [
            reading(
              'CZ-1-R1',
              members,
              '省本级是否参加风险调剂。',
              '长沙、株洲、湘潭三市与省本级都参加。',
              '仅三市参加。',
            ),
          ],
        },
        {
          kind: 'LEVY',
          builds: 'SHARED_RESERVE',
          how: 'LEVEL',
          rate: '0.03',
          base: 'PREMIUMS_AND_SUBSIDIES',
          baseYear: -1,
          firstYear: 2022,
          chargedTo: ['SURPLUS', 'ACCUMULATED_BALANCE'],
          citation: fund,
          readings: [
            reading(
              'CZ-1-R2',
              fund,
              '3%是应达到的规模还是每年增提的数额，由谁承担，自何年起。',
              '是区域应达到的规模，按险种补足至全部成员上年保费和财政补助合计的3%，按各成员筹资额分摊，先由当年结余、再由累计结余承担；' +
                '自2022年起，以2021年数为基数。',
              '每年增提3%。',
            ),
          ],
        },
        { kind: 'CUSTODY', of: 'SHARED_RESERVE', at: 'RESERVE_SPECIAL_ACCOUNT', citation: fund },
      ],
    },
    {
      id: 'CZ-2',
      subject: '调剂使用 The province decides what the fund gives',
      provisions: [
        {
          kind: 'DEFICIT_CLASS',
          deficitClass: 'POLICY',
          measuredBy: ['REMAINDER'],
          citation: shared,
          readings: [ownFirst],
        },
        { kind: 'STEP', deficitClass: 'POLICY', source: 'ACCUMULATED_BALANCE', citation: shared },
        {
          kind: 'STEP',
          deficitClass: 'POLICY',
          source: 'SHARED_RESERVE',
          claim: 'DECIDED_DRAW',
          ifShort: 'REFUSE',
          citation: use,
        },
        { kind: 'STEP', deficitClass: 'POLICY', source: 'LOCAL_GOVERNMENT', citation: shared },
        {
          kind: 'LOCAL_GOVERNMENT',
          of: GOVERNMENT_OF_KIND,
          citation: shared,
          readings: [reading('CZ-2-R2', shared, '省本级的缺口由谁负担。', '省本级由省级财政负担，各市由市政府负担。')],
        },
        {
          kind: 'TOP_UP',
          dueAfterYears: 1,
          citation: shared,
          readings: [reading('CZ-2-R3', shared, '政府负担的期限未作规定。', '在下一基金年度内补足。')],
        },
        {
          kind: 'APPROVAL',
          drafts: 'PROVINCE_MEDICAL',
          reviews: 'PROVINCE_FINANCE',
          confirms: 'PROVINCE_MEDICAL',
          citation: use,
          readings: [
            reading(
              'CZ-2-R4',
              use,
              '清算由谁编制、审核、确认未作规定。',
              '由省医疗保障部门编制，省财政部门审核，省医疗保障部门另一人确认。',
            ),
          ],
        },
      ],
    },
    {
      id: 'CZ-3',
      subject: '分级管理 One budget, managed by level',
      provisions: [
        { kind: 'BUDGET_BY_INCOME', citation: budget, readings: [balanced('CZ-3-R4', budget)] },
        {
          kind: 'BUDGET_CONTROL',
          overspending: 'WARN',
          citation: hardBudget,
          readings: [
            reading(
              'CZ-3-R7',
              hardBudget,
              '“硬约束”对什么、如何起作用，未作规定。',
              '各成员分级管理、自行拨付，区域层面只作预警。',
              '超出预算的拨付不予批准。',
            ),
          ],
        },
        {
          kind: 'APPROVAL_CHAIN',
          of: ['COUNTY_BUDGET', 'BUDGET_ADJUSTMENT'],
          submittedBy: ['COUNTY_MEDICAL'],
          stages: [
            { act: 'REVIEW', offices: ['COUNTY_FINANCE', 'COUNTY_MEDICAL', 'COUNTY_TAX'] },
            { act: 'APPROVE', offices: ['COUNTY_GOVERNMENT'] },
          ],
          citation: budget,
          readings: [
            reading(
              'CZ-3-R2',
              budget,
              '“按程序报批”的程序未列明；预算如何调整未作规定。',
              '各市财政、医疗保障、税务部门共同编制，报本级政府批准；调整按同一程序。人大的审查批准由各市按预算法办理，不在本系统内。',
            ),
          ],
        },
        {
          kind: 'APPROVAL_CHAIN',
          of: ['POOL_BUDGET'],
          submittedBy: ['PROVINCE_MEDICAL'],
          stages: [{ act: 'APPROVE', offices: ['PROVINCE_FINANCE'] }],
          citation: managed,
          readings: [
            reading(
              'CZ-3-R3',
              managed,
              '“统一预算”由谁汇总、谁批准未作规定。',
              '各成员预算批准后，由省医疗保障部门汇总，省财政部门审定。',
            ),
          ],
        },
        {
          kind: 'APPROVAL_CHAIN',
          of: ['COUNTY_FINAL_ACCOUNTS'],
          submittedBy: ['COUNTY_MEDICAL'],
          stages: [
            { act: 'REVIEW', offices: ['COUNTY_FINANCE'] },
            { act: 'APPROVE', offices: ['COUNTY_GOVERNMENT'] },
          ],
          citation: finalOfCities,
          readings: [
            reading(
              'CZ-3-R5',
              finalOfCities,
              '各成员决算如何编制、审批未作规定。',
              '分级管理：各成员医疗保障部门编制，本级财政部门审核，本级政府审定；人大常委会的批准由各市按预算法办理，不在本系统内。',
            ),
          ],
        },
        {
          kind: 'APPROVAL_CHAIN',
          of: ['POOL_FINAL_ACCOUNTS'],
          submittedBy: ['PROVINCE_MEDICAL'],
          stages: [{ act: 'APPROVE', offices: ['PROVINCE_FINANCE'] }],
          citation: finalSystem,
          readings: [
            reading(
              'CZ-3-R6',
              finalSystem,
              '“统一的基金决算制度”由谁汇总、谁批准未作规定。',
              '比照统一预算：各成员决算批准后，由省医疗保障部门汇总，省财政部门审定；批准后该年度不得再入账。',
            ),
          ],
        },
        {
          kind: 'DEADLINE',
          task: 'SUBMIT_BUDGET',
          owedBy: 'COUNTY_FINANCE',
          due: { every: 'YEAR', months: [12] },
          about: 'NEXT_PERIOD',
          noDay: true,
          citation: budget,
          readings: [budgetWithoutDay('CZ-3-R8', budget)],
        },
        { kind: 'CUSTODY', of: 'ACCUMULATED_BALANCE', at: 'OWN_ACCOUNT', citation: managed },
        {
          kind: 'SURPLUS',
          to: 'ACCUMULATED_BALANCE',
          share: 'REST',
          citation: managed,
          readings: [reading('CZ-3-R1', managed, '当年结余归何处未作规定。', '分级管理，结余留归各成员。')],
        },
      ],
    },
    {
      id: 'CZ-4',
      subject: '过渡 What is to be done by when',
      provisions: [
        {
          kind: 'DEADLINE',
          task: 'EVEN_OUT_POLICIES',
          owedBy: 'COUNTY_MEDICAL',
          due: { on: '2023-10-19' },
          citation: cites(
            '三（一）',
            '三市要采取切实措施，积极稳妥处理好本地区基本医保政策标准的差异，原则上在2年时间内达到均衡、统一。',
          ),
        },
        {
          kind: 'DEADLINE',
          task: 'SET_UP_RESERVE',
          owedBy: 'PROVINCE_MEDICAL',
          due: { on: '2022-12-31' },
          citation: cites(
            '一（二）',
            '到2022年底，在长株潭区域内统一基本医保政策、统一经办业务流程、统一医保信息系统，建立风险调剂金制度',
          ),
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
          confirms: 'PROVINCE_FINANCE',
          citation: oldDebts,
          readings: [
            reading(
              'CZ-4-R1',
              oldDebts,
              '历史遗留问题包括哪些，如何处理未作规定。',
              '包括统筹前各方欠基金的款项和欠协议医药机构的费用；由各市（省本级）负责，可订清欠计划，由省财政部门审定；未订计划和期限的不算逾期。',
            ),
            ofEarlierYears('CZ-4-R2', oldDebts),
          ],
        },
      ],
    },
    {
      id: 'CZ-5',
      subject: '风险预警 Regional warning; overdue levies are urged',
      provisions: [
        {
          kind: 'INDICATOR',
          indicator: 'RISK_WARNING',
          citation: cites('二（四）', '建立区域范围内基本医保基金风险预警和调控机制'),
        },
        { kind: 'PRINCIPLE', principle: 'REMIT_LEVY', citation: use },
      ],
    },
  ],
};
