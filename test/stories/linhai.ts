/** A made-up city that is data only: Handan's kind of rules with small numbers, other offices, and the refill due after one year. */
import { citing, GOVERNMENT_OF_KIND, reading } from '../../src/policy/citing.js';
import type { Policy } from '../../src/policy/policy.js';

const document = { title: '临海市医疗保障基金统筹办法', number: '临政规〔2029〕9号', file: 'linhai.txt' };
const cites = citing(document);
const levy = cites('第一条', '首年从各县收入中提取百分之十作为风险金，上解部分归县所有，利息共有。');
const own = cites('第二条', '缺口先由本县累计结余、再由本县风险金弥补。');
const half = cites('第三条', '仍有缺口的，由市级风险金调剂一半，其余由当地政府补足。');
const refill = cites('第四条', '动用的风险金下年度补齐。');
const fault = cites('第五条', '违规支出由当地政府负担；因不可抗力全市超支的，由市级财政补贴。');
const surplus = cites('第六条', '结余归县。');
const offices = cites('第七条', '清算由经办机构编制、医疗保障部门复核、市政府审定。');

export const linhai: Policy = {
  id: 'linhai-2030',
  version: 1,
  pool: 'linhai',
  document,
  inForce: { from: '2030-01-01', to: null },
  fiscalYears: { first: 2030, last: null },
  classOrder: ['MANAGEMENT', 'FORCE_MAJEURE', 'POLICY'],
  rules: [
    {
      id: 'LH-1',
      subject: '风险金 The reserve',
      provisions: [
        {
          kind: 'LEVY',
          builds: 'OWN_RESERVE',
          how: 'ONCE',
          rate: '0.10',
          base: 'INCOME',
          baseYear: 0,
          firstYear: 2030,
          chargedTo: ['SURPLUS', 'ACCUMULATED_BALANCE'],
          citation: levy,
        },
        { kind: 'CUSTODY', of: 'OWN_RESERVE', at: 'CLAIM_ON_RESERVE_ACCOUNT', citation: levy },
      ],
    },
    {
      id: 'LH-2',
      subject: '弥补缺口 Who covers a deficit',
      provisions: [
        { kind: 'DEFICIT_CLASS', deficitClass: 'POLICY', measuredBy: ['REMAINDER'], citation: own },
        { kind: 'STEP', deficitClass: 'POLICY', source: 'ACCUMULATED_BALANCE', citation: own },
        { kind: 'STEP', deficitClass: 'POLICY', source: 'OWN_RESERVE', citation: own },
        {
          kind: 'STEP',
          deficitClass: 'POLICY',
          source: 'SHARED_RESERVE',
          claim: { shareOfRemainder: '0.50' },
          withOwnReserves: true,
          ifShort: 'RATION',
          citation: half,
          readingsIfShort: [reading('LH-2-R1', half, '风险金不足时如何分配。', '按比例。')],
        },
        { kind: 'STEP', deficitClass: 'POLICY', source: 'LOCAL_GOVERNMENT', citation: half },
        { kind: 'LOCAL_GOVERNMENT', of: GOVERNMENT_OF_KIND, citation: half },
        { kind: 'TOP_UP', dueAfterYears: 1, citation: half },
        {
          kind: 'OBLIGATION',
          obligation: 'REPLENISH_RESERVE',
          payer: 'COUNTY',
          payee: 'RISK_RESERVE',
          amount: { shareOfSteps: '1', from: ['OWN_RESERVE', 'SHARED_RESERVE'] },
          dueAfterYears: 1,
          citation: refill,
        },
      ],
    },
    {
      id: 'LH-3',
      subject: '责任 Fault and force majeure',
      provisions: [
        {
          kind: 'DEFICIT_CLASS',
          deficitClass: 'MANAGEMENT',
          measuredBy: ['NON_COMPLIANT_EXPENDITURE'],
          citation: fault,
        },
        { kind: 'STEP', deficitClass: 'MANAGEMENT', source: 'LOCAL_GOVERNMENT', citation: fault },
        {
          kind: 'DEFICIT_CLASS',
          deficitClass: 'FORCE_MAJEURE',
          measuredBy: ['DECLARED_FORCE_MAJEURE'],
          cappedBy: 'POOL_OVERSPENT',
          citation: fault,
        },
        { kind: 'STEP', deficitClass: 'FORCE_MAJEURE', source: 'MUNICIPAL_FINANCE', citation: fault },
      ],
    },
    {
      id: 'LH-4',
      subject: '结余与办理 Surpluses, and who acts',
      provisions: [
        { kind: 'SURPLUS', to: 'ACCUMULATED_BALANCE', share: 'REST', citation: surplus },
        {
          kind: 'APPROVAL',
          drafts: 'CITY_AGENCY',
          reviews: 'CITY_MEDICAL',
          confirms: 'CITY_GOVERNMENT',
          citation: offices,
        },
      ],
    },
  ],
};
