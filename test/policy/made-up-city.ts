import { citing, GOVERNMENT_OF_KIND, reading } from '../../src/policy/citing.js';
import type { Policy } from '../../src/policy/policy.js';

const document = { title: '临江市医疗保障基金统筹办法', number: '临政规〔2030〕1号', file: 'linjiang.txt' };
const cites = citing(document);
const reserveFirst = cites(
  '第一条',
  '政策性缺口先由市级风险金调剂百分之八十，再由本县累计结余弥补，其余由市级财政补助。',
);
const faultBoth = cites('第二条', '违规支出造成的缺口，由累计结余弥补，不足由当地政府补足。');
const surplus = cites('第三条', '当年结余四成归县、四成归统筹、其余充实风险金。');
const makeGood = cites('第四条', '补助不到位的，三年内由当地政府补足。');

/**
 * A city of data only, put together unlike any of the four: the reserve before the own balance, a share of 80 %, both classes of
 * deficit on one balance in a fixed order, a surplus in three parts, no levy, an obligation due after three years.
 */
export const madeUpCity: Policy = {
  id: 'linjiang-2030',
  version: 1,
  pool: 'linjiang',
  document,
  inForce: { from: '2030-01-01', to: null },
  fiscalYears: { first: 2030, last: null },
  classOrder: ['MANAGEMENT', 'POLICY'],
  rules: [
    {
      id: 'LJ-1',
      subject: '政策性缺口 Policy deficits',
      provisions: [
        { kind: 'DEFICIT_CLASS', deficitClass: 'POLICY', measuredBy: ['REMAINDER'], citation: reserveFirst },
        {
          kind: 'STEP',
          deficitClass: 'POLICY',
          source: 'SHARED_RESERVE',
          claim: { shareOfRemainder: '0.80' },
          ifShort: 'RATION',
          citation: reserveFirst,
          readingsIfShort: [reading('LJ-1-R1', reserveFirst, '风险金不足时如何分配。', '按比例。')],
        },
        { kind: 'STEP', deficitClass: 'POLICY', source: 'ACCUMULATED_BALANCE', citation: reserveFirst },
        { kind: 'STEP', deficitClass: 'POLICY', source: 'MUNICIPAL_FINANCE', citation: reserveFirst },
      ],
    },
    {
      id: 'LJ-2',
      subject: '管理性缺口 Management deficits',
      provisions: [
        {
          kind: 'DEFICIT_CLASS',
          deficitClass: 'MANAGEMENT',
          measuredBy: ['NON_COMPLIANT_EXPENDITURE'],
          citation: faultBoth,
        },
        { kind: 'STEP', deficitClass: 'MANAGEMENT', source: 'ACCUMULATED_BALANCE', citation: faultBoth },
        { kind: 'STEP', deficitClass: 'MANAGEMENT', source: 'LOCAL_GOVERNMENT', citation: faultBoth },
        { kind: 'LOCAL_GOVERNMENT', of: GOVERNMENT_OF_KIND, citation: faultBoth },
        { kind: 'TOP_UP', dueAfterYears: 2, citation: faultBoth },
      ],
    },
    {
      id: 'LJ-3',
      subject: '结余 Surpluses',
      provisions: [
        { kind: 'SURPLUS', to: 'ACCUMULATED_BALANCE', share: '0.40', citation: surplus },
        { kind: 'SURPLUS', to: 'POOLED_BALANCE', share: '0.40', citation: surplus },
        { kind: 'SURPLUS', to: 'SHARED_RESERVE', share: 'REST', citation: surplus },
      ],
    },
    {
      id: 'LJ-4',
      subject: '补助 Subsidies',
      provisions: [
        {
          kind: 'OBLIGATION',
          obligation: 'MAKE_GOOD_INCOME',
          payer: 'LOCAL_GOVERNMENT',
          payee: 'FUND',
          amount: { subsidyShortfallBeyond: 'MANAGEMENT' },
          dueAfterYears: 3,
          citation: makeGood,
        },
        {
          kind: 'APPROVAL',
          drafts: 'CITY_AGENCY',
          reviews: 'CITY_MEDICAL',
          confirms: 'CITY_GOVERNMENT',
          citation: makeGood,
        },
      ],
    },
  ],
};
