/** A million lines as CSV over HTTP, against PostgreSQL's own COPY of the same query; and the memory that they take. */
import pg from 'pg';
import { makeMillionLines } from '../../test/ledger/million-lines.js';
import type { Figure } from '../figure.js';
import { startProduct } from '../product.js';
import { byTurns, timed } from '../rounds.js';

const LINES = 1_000_000;

export async function exportBench(): Promise<Figure[]> {
  const product = await startProduct();
  const client = new pg.Client(product.database);
  await client.connect();
  try {
    await makeMillionLines({ asOwner: (text, values) => client.query(text, values) }, 1);
    const token = await product.token('auditor', { role: 'AUDITOR' });
    const url = new URL('/exports/journal?pool=p0&insurance=EMPLOYEE&format=CSV', product.url);
    const fetched = async (more = ''): Promise<number> => {
      const response = await fetch(url.href + more, { headers: { authorization: `Bearer ${token}` } });
      for await (const _ of response.body!);
      return Number(response.headers.get('x-lines'));
    };
    const rate = async (work: () => Promise<unknown>) => (LINES * 1_000) / (await timed(work));
    const sides = {
      product: () => rate(() => fetched()),
      // without a stream to give them to, pg reads the rows and lets them go
      copy: () => rate(() => client.query(`copy (${PLAIN}) to stdout (format csv)`)),
    };
    await fetched('&toPeriod=202113');
    const small = product.peakMemory();
    if ((await fetched()) !== LINES) throw new Error('the export is not the journal');
    await sides.copy();
    const measured = await byTurns(sides);
    const once = (value: number) => ({ lowest: value, median: value, highest: value });
    return [
      {
        subject: 'exporting a million lines as CSV over HTTP',
        unit: 'lines/s',
        product: measured.product,
        yardstick: { name: 'COPY of the same query', measured: measured.copy },
        aim: { atLeast: 0.5 },
      },
      {
        subject: 'peak memory of the server, after a million lines',
        unit: 'MB',
        product: once(product.peakMemory()),
        yardstick: { name: 'after a quarter of them', measured: once(small) },
        aim: { atMost: 1.3 },
      },
    ];
  } finally {
    await client.end();
    await product.stop();
  }
}

/** The columns of VOUCHERS. */
const PLAIN = `select b.county, n.name, l.period, e.effective_date, '记-' || v.number, l.line_no, e.memo, a.account, c.name,
    d.name, k.kind, a.part, a.counterparty, a.fund_year, case l.side when 'D' then l.amount end,
    case l.side when 'C' then l.amount end, e.document, e.person
  from journal_line l
  join journal_entry e on e.id = l.entry
  join voucher v on v.book = l.book and v.entry = l.entry
  join book b on b.id = l.book
  left join county n on n.id = b.county
  join ledger_account a on a.id = l.ledger_account
  join account c on c.code = a.account
  join fund f on f.id = l.fund
  left join account_detail d on d.account = a.account and d.insurance = f.insurance and d.code = a.detail
  left join bank_account k on k.id = a.bank_account
  where l.fund = 1 order by l.entry, l.book, l.line_no`;
