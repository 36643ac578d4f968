/** Tables as files, with the cells that are printed: a workbook of a sheet each, or one table as CSV. */
import type { ColumnContent, TableContent } from '../report/fund-content.js';
import { quoted, textField } from './csv.js';
import type { TableSource } from './table-source.js';
import {
  aboutSheet,
  columnWidths,
  isExact,
  letterOf,
  numberCell,
  SHEET_HEAD,
  STYLES,
  textCell,
  workbook,
} from './workbook.js';
import { precision } from './xlsx.js';

/** What stands at the head of a sheet, and after the rows of a CSV. */
const headOf = ({ place, insurance, period, notice, asOf, chainHeads }: TableSource): [string, string][] => [
  ['单位', place],
  ['险种', insurance],
  ['期间', period],
  ['金额单位', '元'],
  ['截至', asOf],
  ['账簿链头', chainHeads.length === 1 ? chainHead(chainHeads[0]!) : '见“说明”'],
  ...(notice === null ? [] : [['说明', notice] as [string, string]]),
];

const chainHead = ({ key, position, hash }: TableSource['chainHeads'][0]): string => `${key} ${position} ${hash}`;

const titleOf = ({ group, title }: ColumnContent): string => `${group ? `${group} ` : ''}${title.replace('\n', '')}`;

export function tableWorkbook(source: TableSource): AsyncGenerator<Buffer> {
  const asText = source.tables
    .flatMap(({ content: { columns, rows } }) =>
      rows.flatMap((cells) => cells.filter((cell, at) => columns[at]!.amounts && cell !== '')),
    )
    .filter((cell) => !isExact(cell)).length;
  return workbook(
    [
      ...source.tables.map(({ title, content }) => ({
        name: title,
        content: () => [sheetOf(title, headOf(source), content)],
      })),
      {
        name: '说明',
        content: () => [
          aboutSheet([
            ...headOf(source).filter(([, said]) => said !== '见“说明”'),
            ['数字精度 Precision', precision(asText)],
            ...source.chainHeads.map((head): [string, string] => [`账簿链头 ${head.book}`, chainHead(head)]),
          ]),
        ],
      },
    ],
    source.asOf,
  );
}

function sheetOf(title: string, head: readonly [string, string][], { columns, rows, strong }: TableContent): string {
  let no = 0;
  const row = (cells: readonly string[]): string => `<row r="${++no}">${cells.join('')}</row>`;
  const place = (at: number): string => `${letterOf(at)}${no + 1}`;
  const stands = new Set(strong);
  const lines = [
    row([textCell(place(0), title, STYLES.HEAD)]),
    ...head.map(([name, said]) => row([textCell(place(0), name), textCell(place(1), said)])),
  ];
  lines.push(row(columns.map((column, at) => textCell(place(at), titleOf(column), STYLES.HEAD))));
  const top = no;
  rows.forEach((cells, at) => {
    const heavy = stands.has(at);
    lines.push(
      row(
        cells.flatMap((cell, of) => {
          if (cell === '') return [];
          if (columns[of]!.amounts) return numberCell(place(of), cell, heavy ? STYLES.HEAD_AMOUNT : STYLES.AMOUNT);
          return textCell(place(of), cell, heavy ? STYLES.HEAD : undefined);
        }),
      ),
    );
  });
  const pane = `<pane ySplit="${top}" topLeftCell="A${top + 1}" activePane="bottomLeft" state="frozen"/>`;
  return `${SHEET_HEAD}<sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>
${columnWidths(columns.map((column, at) => (column.amounts ? 20 : widthOf([titleOf(column), ...rows.map((cells) => cells[at]!)]))))}
<sheetData>${lines.join('')}</sheetData></worksheet>`;
}

/** In characters, an ideograph taking two. */
const widthOf = (texts: readonly string[]): number =>
  Math.min(60, texts.reduce((most, text) => Math.max(most, text.replace(/[^\x20-\x7e]/g, '..').length), 10) + 2);

/** The last records, which begin with "# ", say what it is and that it is whole. */
export function tableCsv(source: TableSource): string {
  const [{ title, content }] = source.tables as [TableSource['tables'][0]];
  const { columns, rows } = content;
  const record = (cells: readonly string[]): string => `${cells.join()}\r\n`;
  const remark = (text: string): string => record([quoted(`# ${text}`), ...columns.slice(1).map(() => '')]);
  const about = headOf(source).filter(([, said]) => said !== '见“说明”');
  return [
    `\uFEFF${record(columns.map((column) => textField(titleOf(column))))}`,
    ...rows.map((cells) => record(cells.map((cell, at) => (columns[at]!.amounts ? cell : textField(cell))))),
    remark(title),
    ...about.filter(([name]) => name !== '账簿链头').map(([name, said]) => remark(`${name} ${said}`)),
    ...source.chainHeads.map((head) => remark(`账簿链头 ${chainHead(head)}`)),
    remark(`完 END: ${rows.length} 行 rows`),
  ].join('');
}
