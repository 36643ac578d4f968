/** 开账审计清算表: what the audited openings brought into each book, and the vouchers that did. */
import { fen, sum, yuan } from '../../money.js';
import type { SectionContent } from '../fund-content.js';
import { bookKey, type FundReader, nameOf, sectionOf, tableOf } from './fund-reader.js';
import { accountNames } from './statements.js';

interface OpeningRow {
  county: string | null;
  account: string;
  side: 'D' | 'C';
  amount: string;
  document: string;
  number: string;
  position: number;
}

export async function openingSections(reader: FundReader): Promise<SectionContent[]> {
  const { context, fund, county, figures } = reader;
  const names = await accountNames(reader);
  const rows = await context.read<OpeningRow>(
    {
      name: 'openings-of-fund',
      text: `select b.county, concat_ws('/', a.account, a.detail) as account, l.side, sum(l.amount)::text as amount, e.document,
          '记-' || v.number as number, v.position
        from journal_entry e
        join voucher v on v.entry = e.id
        join book b on b.id = v.book
        join journal_line l on l.book = v.book and l.entry = e.id
        join ledger_account a on a.id = l.ledger_account
        where e.fund = $1 and e.kind = 'OPENING' and ($2::text is null or b.county = $2)
          and not exists (select from journal_entry r where r.reverses = e.id)
        group by b.county, a.account, a.detail, l.side, e.document, v.number, v.position
        order by b.county nulls first, a.account, a.detail`,
    },
    [fund.id, county?.id ?? null],
  );
  for (const { county: of, account, side, amount, position } of rows)
    figures.push({
      label: `${nameOf(reader, of)} 开账 ${names.get(account) ?? account}`,
      amount,
      lines: { book: bookKey(fund, of), accounts: [account], side, upTo: position, kind: 'OPENING' },
    });
  // an audit's title takes lines, and is the same for many counties
  const documents = [...new Set(rows.map(({ document }) => document))];
  const total = (side: 'D' | 'C'): string =>
    yuan(sum(rows.filter((row) => row.side === side).map(({ amount }) => fen(amount))));
  return [
    sectionOf(
      '经审计的开账数',
      tableOf(
        [
          { title: '账簿' },
          { title: '凭证', align: 'center' },
          { title: '科目', grow: 1 },
          { title: '借方', amounts: true },
          { title: '贷方', amounts: true },
          { title: '依据', align: 'center' },
        ],
        rows.length === 0
          ? []
          : [
              ...rows.map(({ county: of, account, side, amount, document, number }) => [
                ...[nameOf(reader, of), number, names.get(account) ?? account],
                ...(side === 'D' ? [amount, ''] : ['', amount]),
                String(documents.indexOf(document) + 1),
              ]),
              ['合计', '', '', total('D'), total('C'), ''],
            ],
        [rows.length],
      ),
    ),
    sectionOf(
      '开账依据',
      tableOf(
        [
          { title: '序号', align: 'center' },
          { title: '依据', grow: 1 },
        ],
        documents.map((document, at) => [String(at + 1), document]),
      ),
    ),
  ];
}
