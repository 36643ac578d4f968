/**
 * Test fixtures, not law of this product: two adjustment funds of other insurances, composed of the same kinds of provision as the four
 * cities. They show that the vocabulary is not made for four documents. Both are put on the employee fund, for want of their own
 * insurance. Sentences are those of the regulations; what they leave open is read as each reading says.
 */
import { citing, GOVERNMENT_OF_KIND, reading } from '../../src/policy/citing.js';
import type { Citation, Policy, Provision } from '../../src/policy/policy.js';

/** What every policy has to say, and these regulations do not. */
const unsaid = (citation: Citation): Provision[] => [
  { kind: 'LOCAL_GOVERNMENT', of: GOVERNMENT_OF_KIND, citation },
  { kind: 'TOP_UP', dueAfterYears: 1, citation },
  { kind: 'CUSTODY', of: 'ACCUMULATED_BALANCE', at: 'OWN_ACCOUNT', citation },
  { kind: 'CUSTODY', of: 'SHARED_RESERVE', at: 'RESERVE_SPECIAL_ACCOUNT', citation },
  { kind: 'APPROVAL', drafts: 'PROVINCE_MEDICAL', reviews: 'PROVINCE_FINANCE', confirms: 'PROVINCE_MEDICAL', citation },
];

const unemploymentRegulation = { title: '河南省失业保险条例', number: null, file: 'fixture' };
const unemployment = citing(unemploymentRegulation);
const fivePercent = unemployment(
  '第十五条',
  '省级调剂金按照统筹地区征缴的失业保险基金总额的百分之五计算，由统筹地区失业保险经办机构按季度上缴。',
);
const balanceFirst = unemployment('第十五条', '统筹地区的失业保险基金入不敷出时，可动用历年滚存结余');
const twiceThePaidIn = unemployment(
  '第十五条',
  '动用历年滚存结余仍不敷使用的，可申请省级调剂金调剂，但累计调剂数额不超过统筹地区上缴数额的百分之二百',
);
const financeLast = unemployment('第十五条', '调剂后仍有缺口的，由同级财政予以补贴。');
const carriedOver = unemployment('第十九条', '当年结余可转入下年使用。');

/**
 * 河南失业保险省级调剂金: cities remit 5 % of what they collect, quarter by quarter; all that one ever draws is at most twice what it ever
 * paid in; the rest is the city's.
 */
export const unemploymentFund: Policy = {
  id: 'fixture-unemployment-2002',
  version: 1,
  pool: 'fixture-unemployment',
  document: unemploymentRegulation,
  inForce: { from: '2002-01-01', to: null },
  fiscalYears: { first: 2002, last: null },
  classOrder: ['POLICY'],
  rules: [
    {
      id: 'FU-1',
      subject: '上缴 Remitted by quarter',
      provisions: [
        {
          kind: 'LEVY',
          builds: 'SHARED_RESERVE',
          how: 'YEARLY',
          rate: '0.05',
          base: 'PREMIUMS',
          baseYear: 0,
          firstYear: 2002,
          chargedTo: ['SURPLUS', 'ACCUMULATED_BALANCE'],
          citation: fivePercent,
        },
        {
          kind: 'DEADLINE',
          task: 'REMIT_LEVY',
          owedBy: 'COUNTY_FINANCE',
          due: { every: 'QUARTER' },
          citation: fivePercent,
        },
      ],
    },
    {
      id: 'FU-2',
      subject: '调剂 What covers a deficit',
      provisions: [
        { kind: 'DEFICIT_CLASS', deficitClass: 'POLICY', measuredBy: ['REMAINDER'], citation: balanceFirst },
        { kind: 'STEP', deficitClass: 'POLICY', source: 'ACCUMULATED_BALANCE', citation: balanceFirst },
        {
          kind: 'STEP',
          deficitClass: 'POLICY',
          source: 'SHARED_RESERVE',
          claim: { shareOfRemainder: '1' },
          everAtMost: { timesContributed: '2.00' },
          ifShort: 'RATION',
          citation: twiceThePaidIn,
          readings: [
            reading(
              'FU-2-R1',
              twiceThePaidIn,
              '“累计”自何时起计。',
              '自建立调剂金起，上缴数含本年。',
              '按年度分别计。',
            ),
          ],
        },
        { kind: 'STEP', deficitClass: 'POLICY', source: 'LOCAL_GOVERNMENT', citation: financeLast },
        ...unsaid(financeLast),
        { kind: 'SURPLUS', to: 'ACCUMULATED_BALANCE', share: 'REST', citation: carriedOver },
      ],
    },
  ],
};

const injuryRegulation = { title: '河南省工伤保险条例', number: null, file: 'fixture' };
const injury = citing(injuryRegulation);
const twoTiers = injury(
  '第十条',
  '各统筹地区储备金按当年本地工伤保险基金征缴总额的百分之七提留：百分之二上解作为省级工伤保险储备金，' +
    '百分之五作为省辖市工伤保险储备金。',
);
const lowerAboveHalf = injury(
  '第十条',
  '当工伤保险储备金滚存总额超过当年工伤保险基金收入的百分之五十时，统筹地区劳动保障行政部门和财政部门应当减少储备金提留比例',
);
const ownReserve = injury('第十条', '储备金主要用于统筹地区重大事故的工伤保险待遇及工伤保险基金入不敷出时的支付。');
const advance = injury('第十条', '统筹地区储备金不足支付时，同级财政部门应当先垫付，再申请省级储备金调剂。');
const tier = {
  kind: 'LEVY',
  how: 'YEARLY',
  base: 'PREMIUMS',
  baseYear: 0,
  firstYear: 2007,
  chargedTo: ['SURPLUS', 'ACCUMULATED_BALANCE'],
  citation: twoTiers,
} as const;

/**
 * 河南工伤保险两级储备金: 5 % stay with the city as its own reserve, until that holds half a year's income, 2 % go to the province's. City
 * finance advances what the own reserve lacks; as far as the province then gives, by decision, it has its money back.
 */
export const injuryFund: Policy = {
  id: 'fixture-injury-2007',
  version: 1,
  pool: 'fixture-injury',
  document: injuryRegulation,
  inForce: { from: '2007-10-01', to: null },
  fiscalYears: { first: 2007, last: null },
  classOrder: ['POLICY'],
  rules: [
    {
      id: 'FI-1',
      subject: '提留 Two tiers of reserve',
      provisions: [
        {
          ...tier,
          builds: 'OWN_RESERVE',
          rate: '0.05',
          rateUntilStock: '0.50',
          readings: [
            reading(
              'FI-1-R1',
              lowerAboveHalf,
              '“滚存总额”是哪一级的，减少到多少。',
              '本市的储备金；减少后的比例由有关部门决定。',
            ),
          ],
        },
        { ...tier, builds: 'SHARED_RESERVE', rate: '0.02' },
      ],
    },
    {
      id: 'FI-2',
      subject: '使用 What covers a deficit',
      provisions: [
        { kind: 'DEFICIT_CLASS', deficitClass: 'POLICY', measuredBy: ['REMAINDER'], citation: ownReserve },
        { kind: 'STEP', deficitClass: 'POLICY', source: 'ACCUMULATED_BALANCE', citation: ownReserve },
        { kind: 'STEP', deficitClass: 'POLICY', source: 'OWN_RESERVE', citation: ownReserve },
        {
          kind: 'STEP',
          deficitClass: 'POLICY',
          source: 'SHARED_RESERVE',
          claim: 'DECIDED_DRAW',
          ifShort: 'REFUSE',
          citation: advance,
          readings: [
            reading(
              'FI-2-R1',
              advance,
              '财政先垫付、省级再调剂，缺口最终由谁负担。',
              '垫付是年内周转；清算时先计省级调剂，其余由同级财政负担。',
              '垫付由以后年度的基金归还。',
            ),
          ],
        },
        { kind: 'STEP', deficitClass: 'POLICY', source: 'LOCAL_GOVERNMENT', citation: advance },
        {
          kind: 'ADVANCE',
          lender: 'LOCAL_GOVERNMENT',
          dueAfterYears: 1,
          setOffAgainst: ['SHARED_RESERVE'],
          openAtSettlement: 'STAYS_OWED',
          citation: advance,
          readings: [
            reading(
              'FI-2-R2',
              advance,
              '财政的垫付何时、用什么归还。',
              '省级储备金调剂的款项先归还垫付，其余在下一年度内由基金归还；由财政负担的部分另行拨付。',
            ),
          ],
        },
        { kind: 'CUSTODY', of: 'OWN_RESERVE', at: 'OWN_ACCOUNT', citation: twoTiers },
        ...unsaid(advance),
        { kind: 'SURPLUS', to: 'ACCUMULATED_BALANCE', share: 'REST', citation: ownReserve },
      ],
    },
  ],
};
