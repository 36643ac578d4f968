/** 编制依据与基金概况: the law, and who takes part. */
import type { SectionContent } from '../fund-content.js';
import { type FundReader, tableOf } from './fund-reader.js';

const KINDS = {
  COUNTY: '县',
  COUNTY_CITY: '县级市',
  DISTRICT: '区',
  DEVELOPMENT_ZONE: '开发区',
  CITY_OWN: '市本级',
  CITY: '设区的市',
  PROVINCE_OWN: '省本级',
} as const;

/** A subject is Chinese, then English; a report is read in Chinese. */
const inChinese = (subject: string): string => /^\S+/.exec(subject)![0];

export function basisSections(reader: FundReader): SectionContent[] {
  const { fund, policy, counties } = reader;
  const insured = fund.insurance === 'EMPLOYEE' ? 'insuredEmployee' : 'insuredResident';
  return [
    {
      heading: '编制依据',
      level: 1,
      blocks: [
        policy
          ? tableOf(
              [
                { title: '规则', align: 'center' },
                { title: '事项', grow: 2 },
                { title: '条文', grow: 5 },
              ],
              policy.rules.map(({ id, subject, provisions }) => [
                id,
                inChinese(subject),
                [...new Set(provisions.map(({ citation }) => `${citation.article}：“${citation.quote}”`))].join('\n'),
              ]),
            )
          : { type: 'PARAGRAPH', text: '该基金年度没有据以清算的政策。' },
        {
          type: 'PARAGRAPH',
          text: '会计核算执行《社会保险基金会计制度》（财会〔2017〕28号），收付实现制，借贷记账法，每一险种单独建账。',
        },
      ],
    },
    {
      heading: '基金概况',
      level: 1,
      blocks: [
        tableOf(
          [
            { title: '编号', align: 'center' },
            { title: '县市区', grow: 1 },
            { title: '类别', grow: 1 },
            { title: '参保人数', align: 'right' },
            { title: '常住人口', align: 'right' },
          ],
          counties.map((county) => [
            ...[county.id, county.name, KINDS[county.kind], String(county[insured])],
            county.permanentResidents === null ? '—' : String(county.permanentResidents),
          ]),
        ),
      ],
    },
  ];
}
