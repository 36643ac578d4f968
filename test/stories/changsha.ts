/**
 * A fixture, not law: no document of 长沙's own pooling is at hand, and every title and sentence here says so. It is the least that a
 * lower pool needs to be settled.
 */
import { citing, GOVERNMENT_OF_KIND } from '../../src/policy/citing.js';
import type { Policy } from '../../src/policy/policy.js';

const document = {
  title: '【测试用，非真实文件】长沙市基本医疗保险统筹办法',
  number: null,
  file: 'changsha-fixture.txt',
};
const cites = citing(document);
const own = cites('第一条', '（测试条文）缺口先由本县累计结余弥补，不足部分由当地政府补足。');
const fault = cites('第二条', '（测试条文）违规支出由当地政府负担。');
const surplus = cites('第三条', '（测试条文）结余归县。');
const offices = cites('第四条', '（测试条文）清算由医疗保障部门编制、财政部门复核、市政府审定。');

export const changsha: Policy = {
  id: 'changsha-fixture',
  version: 1,
  pool: 'changsha',
  document,
  inForce: { from: '2021-01-01', to: null },
  fiscalYears: { first: 2021, last: null },
  classOrder: ['MANAGEMENT', 'POLICY'],
  rules: [
    {
      id: 'CS-FIXTURE-1',
      subject: '测试用 A fixture: who covers a deficit',
      provisions: [
        {
          kind: 'DEFICIT_CLASS',
          deficitClass: 'MANAGEMENT',
          measuredBy: ['NON_COMPLIANT_EXPENDITURE'],
          citation: fault,
        },
        { kind: 'STEP', deficitClass: 'MANAGEMENT', source: 'LOCAL_GOVERNMENT', citation: fault },
        { kind: 'DEFICIT_CLASS', deficitClass: 'POLICY', measuredBy: ['REMAINDER'], citation: own },
        { kind: 'STEP', deficitClass: 'POLICY', source: 'ACCUMULATED_BALANCE', citation: own },
        { kind: 'STEP', deficitClass: 'POLICY', source: 'LOCAL_GOVERNMENT', citation: own },
        { kind: 'LOCAL_GOVERNMENT', of: GOVERNMENT_OF_KIND, citation: own },
        { kind: 'TOP_UP', dueAfterYears: 1, citation: own },
      ],
    },
    {
      id: 'CS-FIXTURE-2',
      subject: '测试用 A fixture: surpluses, and who acts',
      provisions: [
        { kind: 'SURPLUS', to: 'ACCUMULATED_BALANCE', share: 'REST', citation: surplus },
        {
          kind: 'APPROVAL',
          drafts: 'CITY_MEDICAL',
          reviews: 'CITY_FINANCE',
          confirms: 'CITY_GOVERNMENT',
          citation: offices,
        },
      ],
    },
  ],
};
