/** What both reports have in common, and how dates, amounts and citations are written on a page. */
import { grouped } from '../src/money.js';
import type {
  CorrectionContent,
  ActContent,
  ChainHeadContent,
  CitationContent,
  ObligationContent,
  PolicyContent,
  ReadingContent,
  ReportContent,
} from '../src/report/content.js';
import { qrCode } from './qr-code.js';
import { COVER, type Orientation, PITCH, SIZE } from './gongwen.js';
import { Sheet, type TextStyle } from './sheet.js';
import { type Column, table } from './table.js';

export const NONE = '—';

export const amount = (value: string | null): string => (value === null ? '' : grouped(value));

/** "2022-03-05T10:20:30+08:00" → "2022-03-05 10:20" */
export const instant = (value: string): string => value.slice(0, 16).replace('T', ' ');

/** "2022-03-05T…" or "2022-03-05" → "2022年3月5日" */
export function chineseDate(value: string): string {
  const [year, month, day] = value.slice(0, 10).split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

const documentName = ({ document, number }: { document: string; number: string | null }): string =>
  `《${document.replace(/^《|》$/g, '')}》${number ? `（${number}）` : ''}`;

/** Article and sentence; the document only where it is another than the policy's own. */
export function cite(citation: CitationContent, { policy }: ReportContent): string {
  const own = citation.document === policy?.title && citation.number === policy.number;
  return `${own ? '' : documentName(citation)}${citation.article}：“${citation.quote}”`;
}

/** Of whom and when, and of what: the title may break between. */
export type Title = [place: string, subject: string];

/** A title in the parts between which it may be broken: whose and of when, the insurance, what it is. */
export const titleParts = ([place, subject]: Title, { insurance }: ReportContent): string[] =>
  subject.startsWith(insurance) ? [place, insurance, subject.slice(insurance.length)] : [place, subject];

/** Begins a report: margins, title, what it is and is not, and the facts that identify it. */
export function begin(
  content: ReportContent,
  title: Title,
  member: [label: string, value: string],
  orientation: Orientation,
  further: readonly [label: string, value: string][] = [],
): Sheet {
  const sheet = new Sheet({ left: title.join(''), right: '送审材料', foot: content.notice ?? '' }, orientation);
  const covered = content.kind === 'PACKAGE';
  if (covered) sheet.cover(() => cover(sheet, content, member));
  sheet.title(titleParts(title, content), NO_AUDIT_REPORT);
  if (content.notice) sheet.notice(content.notice);
  identity(sheet, content, member, further);
  if (!covered) verification(sheet, content);
  return sheet;
}

/** What a report is of, by which law, when and for whom it was made. */
export function identity(
  sheet: Sheet,
  { pool, insurance, fiscalYear, policy, madeAt, requestedBy }: ReportContent,
  member: [label: string, value: string],
  further: readonly [label: string, value: string][] = [],
): void {
  particulars(sheet, [
    ['统筹区', pool],
    member,
    ['险种', insurance],
    ['基金年度', `${fiscalYear} 年`],
    ...further,
    ['金额单位', '元'],
    ...(policy ? policyPairs(policy) : []),
    ['编制时间', instant(madeAt)],
    ['申请人', requestedBy],
  ]);
}

const NO_AUDIT_REPORT = '送审材料（由被审计单位编制，非审计报告）';

/** 封面: whose material, its number, what it is about; how whoever holds it can check it. */
function cover(sheet: Sheet, content: ReportContent, member: [label: string, value: string]): void {
  const { left, width } = sheet;
  const centred = (text: string, middle: number, style: TextStyle): void =>
    sheet.within('P', () => sheet.line(text, left, middle, width, { ...style, align: 'center' }));
  const { name, number, subject } = COVER;
  if (content.notice) sheet.notice(content.notice);
  centred(content.pool, name + SIZE.one / 2, { size: SIZE.one, heavy: true });
  centred('年度送审材料', (name + SIZE.one + number - SIZE.three) / 2, { size: SIZE.initial, heavy: true });
  centred(`编号：${content.report}`, number - SIZE.three / 2, { size: SIZE.three });
  centred('由被审计单位编制，非审计报告', number + PITCH, { size: SIZE.three });
  [
    ['送审项目', `${content.insurance}基金`],
    ['基金年度', `${content.fiscalYear} 年`],
    member,
    ['编制日期', chineseDate(content.madeAt)],
  ].forEach(([label, value], at) => {
    const middle = subject + at * PITCH + SIZE.three / 2;
    sheet.within('P', () => {
      sheet.line(`${label}：`, COVER.left, middle, width, { size: SIZE.three, heavy: true });
      sheet.line(value!, COVER.left + 6 * SIZE.three, middle, width, { size: SIZE.three });
    });
  });
  sheet.y = subject + 4 * PITCH;
  verification(sheet, content);
}

function policyPairs({ id, title, number, from, to, hash }: PolicyContent): [label: string, value: string][] {
  const until = to ? `至 ${chineseDate(to)}` : '起';
  return [
    ['适用政策', documentName({ document: title, number })],
    ['政策施行', `${chineseDate(from)}${until}`],
    ['政策标识', id],
    ['政策版本摘要', hash],
  ];
}

/** Which settlement it is, and how far it has come. */
export const settlementPairs = ({
  status,
  settlement,
}: {
  status: string;
  settlement: { id: string; version: string };
}): [label: string, value: string][] => [
  ['清算状态', status],
  ['清算单编号', settlement.id],
  ['清算单版本', `第 ${settlement.version} 版`],
];

/** How whoever holds the sheet can check it. */
export function verification(sheet: Sheet, { verifyAt, report }: ReportContent): void {
  const size = 62;
  sheet.need(size + 6);
  const { left, width, y } = sheet;
  qrCode(sheet, verifyAt, left, y, size);
  const lines = [
    `校验：${verifyAt}`,
    `报表编号：${report}`,
    '本文件由编制系统签名，元数据中附有清单（内容摘要、政策版本、账簿链头）。',
    '扫码或打开上列地址，选取本文件，即可核对签名、登记、链头和各数字与账簿是否相符。',
  ];
  const style = { size: 8.5 };
  sheet.within('P', () =>
    lines.forEach((line, at) => sheet.line(line, left + size + 10, y + 12 + at * 13, width - size - 10, style)),
  );
  sheet.space(size + 6);
}

/** Labels and values, two pairs a row. */
function particulars(sheet: Sheet, pairs: readonly [label: string, value: string][]): void {
  const rows = Array.from({ length: Math.ceil(pairs.length / 2) }, (_, at) => pairs.slice(at * 2, at * 2 + 2).flat());
  const label = { title: '', align: 'center' } as const;
  table(
    sheet,
    [
      { ...label, cell: (row: string[]) => row[0]! },
      { title: '', grow: 1, cell: (row) => row[1]! },
      { ...label, cell: (row) => row[2] ?? '' },
      { title: '', grow: 1, cell: (row) => row[3] ?? '' },
    ],
    rows,
    { head: false },
  );
}

/** A table under its heading, or one sentence where there is nothing to list. */
export function section<Row>(
  sheet: Sheet,
  heading: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  { intro, none, ...style }: { intro?: string; none: string; strong?: (row: Row) => boolean; size?: number },
): void {
  sheet.heading(1, heading);
  if (rows.length === 0) return sheet.paragraph(none);
  if (intro) sheet.lead(intro);
  table(sheet, columns, rows, style);
}

export function obligations(sheet: Sheet, content: ReportContent, rows: readonly ObligationContent[]): void {
  section<ObligationContent>(
    sheet,
    '清算形成的义务',
    [
      ...(content.kind === 'POOL_SETTLEMENT'
        ? [{ title: '县市区', cell: ({ county }: ObligationContent) => county ?? NONE }]
        : []),
      { title: '事项', cell: ({ kind }) => kind },
      { title: '付款方\n→ 收款方', cell: ({ payer, payee }) => `${payer}\n→ ${payee}` },
      {
        title: '应付金额',
        align: 'right',
        cell: (row) => amount(row.amount) + (row.reduced ? `\n减 ${grouped(row.reduced)}` : ''),
      },
      { title: '期限', align: 'center', cell: ({ due }) => due },
      { title: '已付', align: 'right', cell: ({ paid }) => amount(paid) },
      { title: '未付', align: 'right', cell: ({ outstanding }) => amount(outstanding) },
      { title: '依据', grow: 1, cell: ({ citation }) => cite(citation, content) },
    ],
    rows,
    { none: '本次清算未形成义务。' },
  );
}

/** What later facts made other: by corrections, or (on a correction's own sheet) by this one. */
export function corrections(
  sheet: Sheet,
  content: ReportContent,
  { rows, own }: { rows: readonly CorrectionContent[] | undefined; own: boolean },
): void {
  if (!rows?.length) return;
  section<CorrectionContent>(
    sheet,
    '补充清算增减',
    [
      ...(own ? [] : [{ title: '入账日期', cell: ({ postedOn }: CorrectionContent) => postedOn ?? '草案' }]),
      ...(content.kind === 'POOL_SETTLEMENT'
        ? [{ title: '县市区', cell: ({ county }: CorrectionContent) => county ?? NONE }]
        : []),
      { title: '项目', grow: 1, cell: ({ item }) => item },
      { title: '原入账', align: 'right', cell: ({ before }) => grouped(before) },
      { title: '更正后', align: 'right', cell: ({ after }) => grouped(after) },
      { title: '增减', align: 'right', cell: ({ difference }) => grouped(difference) },
      { title: '依据', grow: 1, cell: ({ citation }) => (citation ? cite(citation, content) : NONE) },
    ],
    rows,
    {
      intro: own
        ? '本次补充清算按入账后新增的凭证、事实和决定重新计算，与此前已入账的差异如下。'
        : '本年度清算入账后办理过补充清算，增减如下；其余各表为原清算结果。',
      none: '',
    },
  );
}

export function readings(sheet: Sheet, content: ReportContent): void {
  section<ReadingContent>(
    sheet,
    '所取政策口径',
    [
      { title: '编号', align: 'center', cell: ({ id }) => id },
      { title: '文件未明之处', grow: 3, cell: ({ open }) => open },
      { title: '所取口径', grow: 3, cell: ({ chosen }) => chosen },
      { title: '另一口径', grow: 2, cell: ({ alternative }) => alternative ?? NONE },
      { title: '依据', grow: 4, cell: ({ citation }) => cite(citation, content) },
    ],
    content.readings,
    { intro: '文件未作明确规定之处，按下列口径办理。', none: '未涉及需另定口径的条款。' },
  );
}

export function life(sheet: Sheet, { life: acts }: { life: readonly ActContent[] }): void {
  section<ActContent>(
    sheet,
    '办理过程',
    [
      { title: '环节', align: 'center', cell: ({ act }) => act },
      { title: '经办人', grow: 1, cell: ({ person }) => person },
      { title: '身份', grow: 1, cell: ({ role }) => role },
      { title: '时间', align: 'center', grow: 1, cell: ({ at }) => instant(at) },
    ],
    acts,
    { none: '尚未办理。' },
  );
}

export function chainHeads(sheet: Sheet, { chainHeads: heads }: ReportContent): void {
  section<ChainHeadContent>(
    sheet,
    '账簿链头',
    [
      { title: '账簿', cell: ({ book }) => book },
      { title: '位置', align: 'right', cell: ({ position }) => position },
      { title: '链头摘要（SHA-256）', grow: 1, cell: ({ hash }) => hash },
    ],
    heads,
    {
      intro: '下列摘要固定了编制时各账簿的全部凭证。日后据此核对，可以证明账簿未被改写。',
      none: '尚无账簿记录。',
      size: 8, // a hash stays on one line
    },
  );
}
