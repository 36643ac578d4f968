/** 缺口依据表: what makes each class of a county's deficit, on which facts, and what would move without one of them. */
import { grouped } from '../src/money.js';
import type {
  DeficitClassContent,
  DeficitEvidenceContent,
  FactContent,
  MeasureContent,
} from '../src/report/content.js';
import { begin, chainHeads, cite, life, NONE, readings, section, settlementPairs, type Title } from './parts.js';
import type { Sheet } from './sheet.js';

export const deficitEvidenceTitle = ({ pool, county, insurance, fiscalYear }: DeficitEvidenceContent): Title => [
  `${pool}${county.name}${fiscalYear}年度`,
  `${insurance}基金缺口依据表`,
];

export function deficitEvidence(content: DeficitEvidenceContent): Sheet {
  const { name, id } = content.county;
  const sheet = begin(
    content,
    deficitEvidenceTitle(content),
    ['县市区', `${name}（${id}）`],
    'portrait',
    settlementPairs(content),
  );
  classes(sheet, content);
  measures(sheet, content);
  facts(sheet, content);
  readings(sheet, content);
  life(sheet, content);
  chainHeads(sheet, content);
  return sheet.finish();
}

function classes(sheet: Sheet, content: DeficitEvidenceContent): void {
  section<DeficitClassContent>(
    sheet,
    '缺口的构成',
    [
      { title: '类别', align: 'center', cell: ({ name }) => name },
      { title: '计量合计', align: 'right', cell: ({ measured }) => grouped(measured) },
      {
        title: '适用的限额',
        grow: 2,
        cell: ({ cap }) => (cap ? `${cap.name}：${grouped(cap.limit)}` : NONE),
      },
      { title: '属于此类', align: 'right', cell: ({ amount }) => grouped(amount) },
      {
        title: '由谁弥补',
        grow: 2,
        cell: ({ payers }) => payers.map(({ source, amount }) => `${source} ${grouped(amount)}`).join('\n') || NONE,
      },
      { title: '依据', grow: 4, cell: ({ rule, citation }) => `${rule}　${cite(citation, content)}` },
    ],
    content.classes,
    { intro: `本年缺口 ${grouped(content.deficit)} 元，按下列次序认定类别。`, none: '政策未划分缺口类别。' },
  );
}

function measures(sheet: Sheet, { measures }: DeficitEvidenceContent): void {
  section<MeasureContent>(
    sheet,
    '各项计量及其影响',
    [
      { title: '类别', align: 'center', cell: ({ deficitClass }) => deficitClass },
      { title: '计量', grow: 1, cell: ({ measure }) => measure },
      { title: '金额', align: 'right', cell: ({ amount }) => grouped(amount) },
      {
        title: '若不认定，各来源增减',
        grow: 2,
        cell: ({ without }) =>
          without.map(({ source, difference }) => `${source} ${signed(difference)}`).join('\n') || '无变动',
      },
    ],
    measures,
    {
      intro: '末列为测算：其他数据不变，仅此项不认定时本县缺口的弥补如何变动。测算不是认定，也不存储。',
      none: '没有构成管理性或不可抗力缺口的记录，缺口全部属于其余类别。',
    },
  );
}

const signed = (difference: string): string => (difference.startsWith('-') ? '' : '+') + grouped(difference);

function facts(sheet: Sheet, { facts }: DeficitEvidenceContent): void {
  section<FactContent>(
    sheet,
    '所据事实',
    [
      { title: '事实', grow: 2, cell: ({ name }) => name },
      { title: '数值', align: 'right', cell: ({ value, unit }) => (unit === '' ? value : grouped(value)) },
      { title: '来源', grow: 3, cell: ({ source }) => source },
      { title: '录入人', grow: 1, cell: ({ enteredBy }) => enteredBy },
      { title: '确认人', grow: 1, cell: ({ confirmedBy }) => confirmedBy ?? NONE },
    ],
    facts,
    { none: '本年未录入事实。' },
  );
}
