/** Two reports as they would be: the resident fund of Handan in 2021, sized after the demo data, with every kind of block filled. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { atLeastZero, type Fen, fen, min, proportionHalfUp, sum, yuan } from '../../src/money.js';
import { projectRoot } from '../../src/project-root.js';
import { bars, longestBars } from '../../src/report/bars.js';
import type {
  CitationContent,
  CorrectionContent,
  CountySettlementContent,
  PoolSettlementContent,
  ReadingContent,
  StepContent,
} from '../../src/report/content.js';

const DOCUMENT = '邯郸市医疗保障基金市级统筹管理办法（试行）';
const NUMBER = '邯政办规〔2020〕14号';
const SOURCES = ['累计结余', '上解风险金', '市级风险金', '当地政府财政'];

const cite = (article: string, quote: string): CitationContent => ({
  document: DOCUMENT,
  number: NUMBER,
  article,
  quote,
});
const OWN = cite(
  '第十二条（二）',
  '市本级、各县（市、区）当年基金支出出现缺口时，先由市、县两级历年滚存结余基金分别解决',
);
const RESERVE = cite('第十二条（二）', '历年滚存结余基金不足以弥补的，使用当地上解风险金调剂解决');
const HALF = cite('第十二条（二）', '仍有缺口的，由市级风险金调剂缺口的 50%，其余不足部分由当地政府财政补足');
const REFILL = cite('第十二条（二）', '当年度发生基金调剂的县（市、区），下年度调剂补齐，保证风险金原有规模');
const FAULT = cite(
  '第十二条（三）',
  '各县（市、区）医疗保障基金因以下情况造成基金缺口的，由县级政府财政负责解决，风险金不予调剂：1. 未严格执行全市统一的医疗保障政策的；2. 未完成年度征缴任务的；',
);
const KEPT = cite(
  '第十二条（二）',
  '市本级、各县（市、区）当年基金收支结余的，由市医疗保障部门分别记账，用于平衡当地未来年度支付困难等情况',
);

const corrected = (county: string | null): CorrectionContent => ({
  ...{ county, postedOn: '2022-05-17', item: '管理性缺口：当地政府财政' },
  ...{ before: '123456.78', after: '122222.22', difference: '-1234.56', citation: FAULT },
});

const READINGS: ReadingContent[] = [
  {
    id: 'HD-7.1',
    open: '“缺口的 50%”指全部缺口，还是前两步弥补之后的缺口。',
    chosen: '前两步弥补之后余下缺口的一半，由市级风险金调剂。',
    alternative: '全部缺口的一半。',
    citation: HALF,
  },
  {
    id: 'HD-7.2',
    open: '市级风险金由各地上解的部分组成，先动用哪一部分。',
    chosen:
      '先动用共有部分（利息），不足的由其他县市区的部分按余额比例分担；全部不足时按申请数比例调剂，余下由当地政府承担。',
    alternative: null,
    citation: HALF,
  },
  {
    id: 'HD-8.2',
    open: '因县级原因造成的缺口，是就该部分由县级政府解决，还是整个缺口都不予调剂。',
    chosen: '就该原因造成的部分由县级政府财政解决，且不动用累计结余。',
    alternative: '整个缺口由县级政府财政解决。',
    citation: FAULT,
  },
];

interface County {
  id: string;
  name: string;
  income: Fen;
  expenditure: Fen;
  management: Fen;
  sources: Fen[];
  balance: Fen;
  reserve: Fen;
}

const rows = (file: string): string[][] =>
  readFileSync(join(projectRoot, 'data/demo', file), 'utf8')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','))
    .filter(([pool]) => pool === 'handan');

const INCOME = ['PREMIUM', 'FISCAL_SUBSIDY', 'INTEREST', 'TRANSFER_IN', 'OTHER_INCOME'];

/** The counties of Handan with a simplified settlement: enough that every figure differs and all columns add up. */
function counties(): County[] {
  const months = rows('months-2021.csv').filter(([, , insurance]) => insurance === 'RESIDENT');
  const balances = new Map(rows('opening-2021.csv').map(([, id, insurance, own]) => [`${id}${insurance}`, fen(own!)]));
  const faults = new Map(rows('facts-2021.csv').map((cells) => [`${cells[1]}${cells[2]}`, fen(cells[6]!)]));
  return rows('counties.csv')
    .filter(([, id]) => balances.has(`${id}RESIDENT`))
    .map(([, id, name], at) => {
      const items = months.filter(([, county]) => county === id);
      const income = sum(items.filter((cells) => INCOME.includes(cells[5]!)).map((cells) => fen(cells[6]!)));
      const spent = sum(items.filter((cells) => !INCOME.includes(cells[5]!)).map((cells) => fen(cells[6]!)));
      const expenditure = at % 3 === 0 ? income + 987_654_321n * BigInt(at + 1) : spent;
      const deficit = atLeastZero(expenditure - income);
      const management = min(deficit, faults.get(`${id}RESIDENT`)!);
      const balance = at % 2 === 0 ? deficit / 3n : balances.get(`${id}RESIDENT`)!;
      const reserve = proportionHalfUp(income, 1n, 10n);
      const own = min(deficit - management, balance);
      const risk = min(deficit - management - own, reserve / 40n);
      const shared = proportionHalfUp(deficit - management - own - risk, 1n, 2n);
      const sources = [own, risk, shared, deficit - own - risk - shared];
      return { id: id!, name: name!, income, expenditure, management, sources, balance, reserve };
    });
}

const head = {
  notice: '演示数据：以全国人均数为基础生成，并非邯郸市的实际收支。',
  pool: '邯郸市',
  insurance: '城乡居民基本医疗保险',
  fiscalYear: '2021',
  status: '已入账',
  policy: {
    id: 'handan-2021',
    title: DOCUMENT,
    number: NUMBER,
    from: '2021-01-01',
    to: '2022-12-31',
    hash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  },
  settlement: { id: '4f5c1f0e-6a53-4a0c-9a53-0f6cf7a1c2de', version: '2' },
  correction: false,
  life: [
    { act: '起草', person: '张玥', role: '市医疗保障部门', at: '2022-01-18T09:12:44+08:00' },
    { act: '复核', person: '李喆', role: '市财政部门', at: '2022-01-20T15:40:02+08:00' },
    { act: '确认入账', person: '王昇', role: '市人民政府', at: '2022-01-25T10:05:31+08:00' },
  ],
  readings: READINGS,
  madeAt: '2022-01-26T08:30:00+08:00',
  requestedBy: '赵珺（审计）',
};

const hash = (seed: number): string => (seed * 7919 + 104_729).toString(16).padStart(8, '0').repeat(8);

const positive = (amount: Fen): boolean => amount > 0n;

export function poolContent(times = 1): PoolSettlementContent {
  const once = counties();
  const all = Array.from({ length: times }, () => once).flat();
  const total = (of: (county: County) => Fen): string => yuan(sum(all.map(of)));
  const deficitOf = ({ sources }: County): Fen => sum(sources);
  const surplusOf = ({ income, expenditure }: County): Fen => atLeastZero(income - expenditure);
  const policyOf = (county: County): Fen => deficitOf(county) - county.management;
  const parts = ({ sources }: County) => sources.map((amount, at) => ({ source: SOURCES[at]!, amount: yuan(amount) }));
  return {
    ...head,
    kind: 'POOL_SETTLEMENT',
    sources: SOURCES,
    counties: all.map((county) => ({
      county: county.name,
      income: yuan(county.income),
      expenditure: yuan(county.expenditure),
      deficit: yuan(deficitOf(county)),
      surplus: yuan(surplusOf(county)),
      policyDeficit: yuan(policyOf(county)),
      managementDeficit: yuan(county.management),
      forceMajeureDeficit: '0.00',
      sources: county.sources.map(yuan),
      unresolved: '0.00',
    })),
    totals: {
      county: '合计',
      income: total(({ income }) => income),
      expenditure: total(({ expenditure }) => expenditure),
      deficit: total(deficitOf),
      surplus: total(surplusOf),
      policyDeficit: total(policyOf),
      managementDeficit: total(({ management }) => management),
      forceMajeureDeficit: '0.00',
      sources: SOURCES.map((_, at) => total(({ sources }) => sources[at]!)),
      unresolved: '0.00',
    },
    bySource: bars(
      SOURCES.map((source, at) => ({
        label: source,
        parts: [{ source, amount: total(({ sources }) => sources[at]!) }],
      })),
    ),
    topCounties: longestBars(
      once.map((county) => ({ label: county.name, parts: parts(county) })),
      10,
    ),
    rollForwards: [
      {
        title: '市级风险金变动',
        columns: ['共有部分', '县市区部分', '合计'],
        rows: [
          { item: '年初余额', amounts: ['0.00', '0.00', '0.00'], isBalance: true },
          { item: '加：本年提取', amounts: ['0.00', '1034567890.12', '1034567890.12'], isBalance: false },
          { item: '加：利息', amounts: ['1234567.89', '0.00', '1234567.89'], isBalance: false },
          { item: '减：上解风险金弥补', amounts: ['0.00', '-23456789.01', '-23456789.01'], isBalance: false },
          { item: '减：市级风险金调剂', amounts: ['-1234567.89', '-34567890.12', '-35802458.01'], isBalance: false },
          { item: '加：补齐', amounts: ['0.00', '0.00', '0.00'], isBalance: false },
          { item: '年末余额', amounts: ['0.00', '976543210.99', '976543210.99'], isBalance: true },
        ],
      },
    ],
    corrections: [corrected(all[0]!.name)],
    obligations: all
      .filter(({ sources }) => positive(sources[1]! + sources[2]!))
      .flatMap(({ name, sources }) => [
        {
          county: name,
          kind: '政府补足缺口',
          payer: '当地政府财政',
          payee: '基金',
          amount: yuan(sources[3]!),
          reduced: null,
          due: '2022年',
          paid: '0.00',
          outstanding: yuan(sources[3]!),
          citation: HALF,
        },
        {
          county: name,
          kind: '补齐风险金',
          payer: '县市区基金',
          payee: '市级风险金',
          amount: yuan(sources[1]! + sources[2]!),
          reduced: null,
          due: '2022年',
          paid: '0.00',
          outstanding: yuan(sources[1]! + sources[2]!),
          citation: REFILL,
        },
      ]),
    report: crypto.randomUUID(),
    verifyAt: 'http://localhost:4000/verify/x',
    figures: [],
    chainHeads: [{ key: 'handan/RESIDENT/POOL', book: '全市', position: '412', hash: hash(1) }].concat(
      once.map(({ id, name }, at) => ({
        key: `handan/RESIDENT/${id}`,
        book: name,
        position: String(180 + at * 3),
        hash: hash(at + 2),
      })),
    ),
  };
}

/** The sheet of one county with a deficit; `vouchers` makes it as long as a test needs. */
export function countyContent(vouchers = 3): CountySettlementContent {
  const county = counties()
    .filter(({ sources, management }) => positive(sources[2]!) && positive(management))
    .at(-1)!;
  const deficit = sum(county.sources);
  const [own, risk, shared, government] = county.sources.map(yuan) as [string, string, string, string];
  const rest = yuan(county.sources[3]! - county.management);
  const step = (
    order: string,
    source: string,
    deficitClass: string,
    amount: string,
    law: CitationContent,
  ): StepContent => ({
    order,
    rule: law === FAULT ? 'HD-8' : 'HD-7',
    source,
    deficitClass,
    amount,
    citation: law,
    readings: law === HALF ? ['HD-7.1', 'HD-7.2'] : law === FAULT ? ['HD-8.2'] : [],
  });
  const fact = (name: string, value: string, source: string, confirmedBy: string | null = '李喆') =>
    ({ name, value, unit: '元', source, enteredBy: '陈晗', confirmedBy }) as const;
  return {
    ...head,
    kind: 'COUNTY_SETTLEMENT',
    county: { id: county.id, name: county.name },
    facts: [
      fact('应收收入', yuan(county.income + 123_456_789n), '税务部门征收计划（2021年12月31日）'),
      fact('征缴任务', yuan(county.income + county.management / 2n), '市政府年度任务下达通知'),
      fact('不合规支出', yuan(county.management / 2n), '第三方审计报告附表三'),
      fact('不可抗力', '0.00', '未申报', null),
      {
        name: '完成各项管理目标',
        value: '否',
        unit: '',
        source: '年度考核结果',
        enteredBy: '陈晗',
        confirmedBy: '李喆',
      },
    ],
    positions: [
      {
        input: '本年收入',
        book: county.name,
        account: '4001、4101、4201、4501',
        position: '172',
        amount: yuan(county.income),
      },
      {
        input: '本年支出',
        book: county.name,
        account: '5001、5101、5401',
        position: '172',
        amount: yuan(county.expenditure),
      },
      {
        input: '累计结余',
        book: county.name,
        account: '3001 基金结余—累计结余',
        position: '172',
        amount: yuan(county.balance),
      },
      {
        input: '上解风险金',
        book: county.name,
        account: '3001 基金结余—本县风险金',
        position: '175',
        amount: yuan(county.reserve),
      },
    ],
    result: {
      income: yuan(county.income),
      expenditure: yuan(county.expenditure),
      deficit: yuan(deficit),
      surplus: '0.00',
      policyDeficit: yuan(deficit - county.management),
      managementDeficit: yuan(county.management),
      forceMajeureDeficit: '0.00',
    },
    steps: [
      step('1', '当地政府财政', '管理性', yuan(county.management), FAULT),
      step('2', '累计结余', '政策性', own, OWN),
      step('3', '上解风险金', '政策性', risk, RESERVE),
      step('4', '市级风险金', '政策性', shared, HALF),
      step('5', '当地政府财政', '政策性', rest, HALF),
    ],
    covered: yuan(deficit),
    unresolved: '0.00',
    levyUnpaid: '0.00',
    balanceForOthers: '0.00',
    drawnForOthers: '1357924.68',
    surplusAllocations: [{ to: '累计结余', amount: '0.00', citation: KEPT }],
    corrections: [corrected(null)],
    obligations: [
      {
        county: null,
        kind: '政府补足缺口',
        payer: '当地政府财政',
        payee: '基金',
        amount: government,
        reduced: '1234.56',
        due: '2022年',
        paid: '1000000.00',
        outstanding: yuan(county.sources[3]! - 100_000_000n),
        citation: HALF,
      },
      {
        county: null,
        kind: '补齐风险金',
        payer: '县市区基金',
        payee: '市级风险金',
        amount: yuan(county.sources[1]! + county.sources[2]!),
        reduced: null,
        due: '2022年',
        paid: '0.00',
        outstanding: yuan(county.sources[1]! + county.sources[2]!),
        citation: REFILL,
      },
    ],
    balances: [
      { name: '累计结余', before: yuan(county.balance), after: yuan(county.balance - county.sources[0]!) },
      { name: '本县风险金', before: yuan(county.reserve), after: yuan(county.reserve - county.sources[1]!) },
    ],
    vouchers: Array.from({ length: vouchers }, (_, at) => ({
      book: at % 3 === 2 ? '全市' : county.name,
      number: `记-${at + 1}`,
      period: '2021年清算期',
      date: '2022-01-25',
      summary: '2021年度清算，累计结余弥补缺口',
      lines: [
        {
          account: '3001',
          name: '基金结余—累计结余',
          summary: '第2步 HD-7 累计结余弥补缺口',
          debit: own,
          credit: null,
        },
        { account: '3001', name: '基金结余—本年收支结余—2021', summary: '第2步 HD-7', debit: null, credit: own },
        {
          account: '1101',
          name: '暂付款—上解风险金',
          summary: '第3步 HD-7 动用本县上解风险金',
          debit: null,
          credit: risk,
        },
        { account: '1003', name: '财政专户存款—市财政专户', summary: '第3步 HD-7', debit: risk, credit: null },
      ],
      debit: yuan(county.sources[0]! + county.sources[1]!),
      credit: yuan(county.sources[0]! + county.sources[1]!),
    })),
    report: crypto.randomUUID(),
    verifyAt: 'http://localhost:4000/verify/x',
    figures: [],
    chainHeads: [
      { key: `handan/RESIDENT/${county.id}`, book: county.name, position: '178', hash: hash(3) },
      { key: 'handan/RESIDENT/POOL', book: '全市', position: '412', hash: hash(1) },
    ],
  };
}
