/** 约谈通报（代拟稿）: a letter to a county about what is overdue: what, by which sentence, since when, how much, and what that brings. */
import { ROLES, type Role } from '../../identity/role.js';
import { mayActOn, type Viewer } from '../../identity/viewer.js';
import type { Duty } from '../../duty/duty.js';
import { grouped } from '../../money.js';
import type { Policy } from '../../policy/policy.js';
import type { CountyRow } from '../../pool/pool.loader.js';
import { Refused, refusal } from '../../refusal.js';
import { today } from '../../today.js';
import type { LetterContent, SectionContent } from '../fund-content.js';
import { INSURANCE_NAMES } from '../settlement-content.service.js';
import { dutiesOfYear, dutyName, dutyTable, isLate, isOutstanding, quoted, TRIGGER_NAMES } from './duties.js';
import { type FundReader, totalOf } from './fund-reader.js';

/** The offices that talk to a county and notify it. */
export const NOTIFYING = [
  'CITY_MEDICAL',
  'CITY_FINANCE',
  'CITY_GOVERNMENT',
  'PROVINCE_MEDICAL',
  'PROVINCE_FINANCE',
] as const satisfies Role[];

export interface OverdueNotice {
  subject: string;
  letter: LetterContent;
  sections: SectionContent[];
}

/** Refused with NOTHING_OVERDUE. @param pool its name. */
export async function overdueNotice(reader: FundReader, pool: string): Promise<OverdueNotice> {
  const { context, fund, fiscalYear, policy } = reader;
  const county = reader.county!;
  const asOf = today();
  const late = (await dutiesOfYear(reader, asOf)).filter(isLate);
  const open = late.filter(isOutstanding);
  if (open.length === 0 || !policy)
    throw new Refused(refusal('NOTHING_OVERDUE', { county: county.id, year: fiscalYear, asOf }, ['input', 'county']));
  const done = late.filter((duty) => !isOutstanding(duty));
  const talks = open.some(({ triggers }) => triggers.some(({ kind }) => kind === 'TALK_AND_NOTICE'));
  return {
    subject: talks ? '逾期事项的约谈通报' : '逾期事项的通报',
    letter: {
      to: addresseeOf(county, open),
      paragraphs: paragraphsOf(county, open, { policy, asOf, insurance: INSURANCE_NAMES[fund.insurance], fiscalYear }),
      attachment: '逾期事项明细表',
      from: issuerOf(context.viewer, { pool, place: { pool: fund.pool, county: county.id } }),
      date: asOf,
    },
    sections: [
      { heading: `逾期未办事项（截至 ${asOf}）`, level: 1, blocks: [dutyTable(reader, open)] },
      { heading: '逾期后办结事项', level: 1, blocks: [dutyTable(reader, done)] },
    ],
  };
}

/** The county's government; where it has none of its own, the offices that owe what is late. */
function addresseeOf({ kind, name }: CountyRow, open: readonly Duty[]): string {
  if (kind === 'DEVELOPMENT_ZONE') return `${name}管理委员会`;
  if (kind === 'CITY_OWN' || kind === 'PROVINCE_OWN')
    return [...new Set(open.map(({ owedBy }) => ROLES[owedBy].name))].join('、');
  return `${name}人民政府`;
}

/** "邯郸市医疗保障局" of the city's own; other offices by the name of their role. */
function issuerOf(viewer: Viewer, { pool, place }: { pool: string; place: { pool: string; county: string } }): string {
  const role: Role = NOTIFYING.find((one) => mayActOn(viewer, [one], place))!;
  const { name } = ROLES[role];
  return pool.endsWith('市') && name.startsWith('市') ? pool + name.slice(1) : name;
}

const NUMERALS = '一二三四五六七八九十';

function paragraphsOf(
  { name }: CountyRow,
  open: readonly Duty[],
  about: { policy: Policy; asOf: string; insurance: string; fiscalYear: number },
): string[] {
  const { policy, insurance, fiscalYear } = about;
  const { title, number } = policy.document;
  const tasks = [...Map.groupBy(open, (duty) => `${dutyName(duty)}|${duty.citation.quote}`).values()];
  const triggers = new Map(
    open.flatMap(({ triggers: all }) => all).map(({ kind, citation }) => [citation.quote, { kind, citation }] as const),
  );
  return [
    `根据《${title}》${number ? `（${number}）` : ''}，经核对账簿和报批记录，截至${chineseDate(about.asOf)}，${name}${fiscalYear}年度` +
      `${insurance}基金有${open.length}项职责逾期未办。现通报如下：`,
    ...tasks.map((duties, at) => `${NUMERALS[at] ?? at + 1}、${duty(duties)}`),
    ...(triggers.size > 0
      ? [
          `上述逾期，依下列规定处理：${[...triggers.values()]
            .map(({ kind, citation }) => `${TRIGGER_NAMES[kind]}（${quoted(citation)}）`)
            .join('；')}。`,
        ]
      : []),
    '请即办理上述事项，并将办理情况书面报送。逾期事项逐项见附件。',
  ];
}

/** 收入上解。第十四条（三）：“…”。2021年1月等2期，最早2021年2月5日到期，最长逾期23天，尚欠100.00元。 */
function duty(duties: readonly Duty[]): string {
  const [first] = duties.toSorted((one, other) => (one.due < other.due ? -1 : 1));
  const owed = duties.flatMap(({ outstanding }) => (outstanding === null ? [] : [outstanding]));
  const longest = Math.max(...duties.map(({ daysLate }) => daysLate));
  const many = duties.length > 1;
  return (
    `${dutyName(first!)}。${quoted(first!.citation)}${/[。；]$/.test(first!.citation.quote) ? '' : '。'}` +
    `${first!.about === null ? '' : `所属期${first!.about}${many ? `等${duties.length}项` : ''}，`}${many ? '最早的' : ''}应于${chineseDate(first!.due)}前办结，` +
    `${many ? '最长' : ''}逾期${longest}天${owed.length > 0 ? `，尚欠${grouped(totalOf(owed))}元` : ''}。`
  );
}

function chineseDate(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
