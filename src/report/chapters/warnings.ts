/** 预警与监测指标: what is found wanting and not yet cleared, and the figures that the year is watched by. */
import {
  indicatorsOfCounty,
  indicatorsOfPool,
  type Indicator,
  type IndicatorKind,
} from '../../indicator/indicators.js';
import { indicatorsLoader } from '../../indicator/indicators.loader.js';
import { yuan } from '../../money.js';
import { warningsBefore } from '../../warning/warning.loader.js';
import { bars } from '../bars.js';
import type { SectionContent } from '../fund-content.js';
import { type FundReader, nameOf, tableOf } from './fund-reader.js';

/** More than a pool ever has; the list says where it ends. */
const MOST = 500;
const LEVELS = { RED: '红色', ORANGE: '橙色', NOTICE: '提示' } as const;
const GRAVEST_FIRST = Object.keys(LEVELS);
export const INDICATOR_NAMES: Readonly<Record<IndicatorKind, string>> = {
  MONTHS_OF_COVER: '备付期（月）',
  COLLECTION_RATE: '征缴率（%）',
  SUBSIDY_RATE: '财政补助到位率（%）',
  EXPENDITURE_PER_HEAD: '人均支出（元）',
  EXPENDITURE_OFF_MEAN: '人均支出偏离均值（%）',
  EXPENDITURE_DISPERSION: '人均支出变异系数（%）',
  INSURED_SHARE: '参保率（%）',
};

/** Of the fund and of both together, the gravest first and of those the newest. */
export async function openWarnings(reader: FundReader): Promise<SectionContent> {
  const { context, fund, county } = reader;
  const open = await warningsBefore(
    context.read,
    context.viewer,
    { pool: fund.pool, county: county?.id ?? null, open: true },
    '0',
    MOST,
  );
  const shown = open
    .filter(({ insurance }) => insurance === null || insurance === fund.insurance)
    .toSorted((a, b) => GRAVEST_FIRST.indexOf(a.level) - GRAVEST_FIRST.indexOf(b.level));
  return {
    heading: '未解除的预警',
    level: 1,
    blocks: [
      tableOf(
        [
          { title: '级别', align: 'center' },
          { title: '县市区' },
          { title: '提出日期', align: 'center' },
          { title: '说明', grow: 3 },
          { title: '依据', grow: 3 },
        ],
        shown.map(({ level, county: of, raisedOn, message, citation }) => [
          LEVELS[level],
          of === null ? '全市' : nameOf(reader, of),
          raisedOn,
          message.split('。 ')[0]!,
          citation ? `${citation.article}：“${citation.quote}”` : '全国通行做法（默认值）',
        ]),
      ),
    ],
  };
}

export async function warningSections(reader: FundReader): Promise<SectionContent[]> {
  const { context, fund, fiscalYear, county, policy } = reader;
  const figures = { policy, counties: await context.loader(indicatorsLoader).load({ fund, fiscalYear }) };
  const ofPool = indicatorsOfPool(figures);
  const cell = ({ figure }: Indicator): string => (figure === null ? '—' : yuan(figure));
  const ofCounties = figures.counties
    .filter((one) => !county || one.county === county.id)
    .map((one) => ({ county: one.county, indicators: indicatorsOfCounty(one, figures) }));
  const kinds = ofCounties[0]?.indicators.map(({ kind }) => kind) ?? [];
  return [
    await openWarnings(reader),
    {
      heading: '监测指标',
      level: 1,
      blocks: [
        ...(county
          ? []
          : [
              tableOf(
                [
                  { title: '全市', grow: 1 },
                  { title: '数值', align: 'right' },
                  { title: '标准', align: 'right' },
                  { title: '是否达标', align: 'center' },
                ],
                ofPool.map((one) => [
                  INDICATOR_NAMES[one.kind],
                  cell(one),
                  one.threshold ? yuan(one.threshold.value) : '—',
                  one.within === null ? '—' : one.within ? '是' : '否',
                ]),
              ),
            ]),
        tableOf(
          [
            { title: '县市区' },
            ...kinds.map((kind) => ({ title: INDICATOR_NAMES[kind], align: 'right' as const, grow: 1 })),
          ],
          ofCounties.map(({ county: of, indicators }) => [nameOf(reader, of), ...indicators.map(cell)]),
        ),
        ...(county ? [] : [coverChart(reader, ofCounties)]),
      ],
    },
  ];
}

/** 备付期 of each county, as bars. */
function coverChart(reader: FundReader, counties: readonly { county: string; indicators: readonly Indicator[] }[]) {
  const rows = counties.flatMap(({ county, indicators }) => {
    const cover = indicators.find(({ kind }) => kind === 'MONTHS_OF_COVER')?.figure;
    return cover && cover > 0n
      ? [{ label: nameOf(reader, county), parts: [{ source: '备付期（月）', amount: yuan(cover) }] }]
      : [];
  });
  return { type: 'BARS' as const, sources: ['备付期（月）'], bars: bars(rows) };
}
