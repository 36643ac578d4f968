/** What `verifyReport` says of a file: the original, a forgery, and originals whose books were rewritten behind them. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { renderReport } from '../../reports/report.js';
import { DEMO_SIGNER, signingKey } from '../../reports/signing-key.js';
import { connection } from '../../src/database/address.js';
import type { ReportContent } from '../../src/report/content.js';
import { type Office, officeOf } from '../offices.js';
import { startServer, type TestServer, tokenFor } from '../server.js';
import { reportFile } from '../stories/pdf.js';
import { type PostedTown, settledTown, townPolicies } from '../towns.js';

let server: TestServer;
let town: PostedTown;
let auditor: Office;
let owner: pg.Client;
let id: string;
let original: Buffer;
let content: ReportContent;
beforeAll(async () => {
  server = await startServer({ policies: townPolicies });
  town = await settledTown(server);
  auditor = officeOf(server.as('AUDITOR'));
  ({ id, pdf: original } = await reportFile(server, auditor, { settlement: town.settlement.id, county: town.b }));
  const { rows } = await server.database.asOwner('select content from report where id = $1', [id]);
  content = rows[0].content;
  owner = new pg.Client(connection(server.database.address));
  await owner.connect();
  await owner.query('set session_replication_role = replica'); // no triggers: as whoever has the server in hand
});
afterAll(async () => {
  await owner.end();
  await server.close();
});

interface Verified {
  holds: boolean;
  findings: { subject: string; holds: boolean; message: string }[];
  signature: { valid: boolean; wholeFile: boolean; demoKey: boolean } | null;
  report: { id: string } | null;
  refusals: { code: string; path: string[] }[];
}
const VERIFY = `mutation($file: String!) { verifyReport(input: { file: $file }) { holds findings { subject holds message }
  signature { valid wholeFile demoKey } report { id } refusals { code path } } }`;
const verifyText = async (file: string, office: Office): Promise<Verified> => {
  const { data } = await office.send(VERIFY, { file });
  return data.verifyReport;
};
const verify = (pdf: Buffer, office = auditor): Promise<Verified> => verifyText(pdf.toString('base64'), office);
const broken = async (pdf: Buffer, office = auditor): Promise<string[]> =>
  (await verify(pdf, office)).findings
    .filter(({ holds }) => !holds)
    .map(({ subject, message }) => `${subject} ${message}`);

/** Does it, looks, and takes it back. */
async function withRewritten(sql: string, values: unknown[], look: () => Promise<void>): Promise<void> {
  const before = await owner.query('select * from journal_line');
  const vouchers = await owner.query('select * from voucher');
  await owner.query(sql, values);
  try {
    await look();
  } finally {
    for (const { book, entry, line_no: line, amount } of before.rows)
      await owner.query('update journal_line set amount = $4 where book = $1 and entry = $2 and line_no = $3', [
        book,
        entry,
        line,
        amount,
      ]);
    for (const { book, position, hash } of vouchers.rows)
      await owner.query('update voucher set hash = $3 where book = $1 and position = $2', [book, position, hash]);
  }
}

test('the original holds in everything: signature, record, content, chain heads, figures', async () => {
  const { holds, findings, signature, report } = await verify(original);
  expect(findings.filter((one) => !one.holds)).toEqual([]);
  expect(holds).toBe(true);
  expect(signature).toEqual({ valid: true, wholeFile: true, demoKey: true });
  expect(report).toEqual({ id });
  expect([...new Set(findings.map(({ subject }) => subject))]).toEqual([
    ...['SIGNATURE', 'MANIFEST', 'RECORD', 'CONTENT', 'CHAIN', 'FIGURES'],
  ]);
  expect(findings.at(-1)!.message).toMatch(/^[1-9]\d* 个数字与账簿相符/);
});

test('a file in which a byte was changed is said to be changed, and not to be the one on record', async () => {
  const changed = Buffer.from(original);
  changed[Math.floor(original.length / 3)]! ^= 1;
  const found = await broken(changed);
  expect(found[0]).toMatch(/^SIGNATURE (签名不符|文件没有可读的签名)/);
  expect(found).toContainEqual(expect.stringMatching(/^RECORD 与登记的文件不同/));
});

test('a forgery with another amount, even signed by the same key, is told, and the amount with its page is named', async () => {
  const forged = JSON.parse(JSON.stringify(content).replaceAll('260.00', '999.00')) as ReportContent;
  const pdf = Buffer.from(await renderReport({ content: forged, signer: signingKey(DEMO_SIGNER) }));
  const found = await broken(pdf);
  expect(found).toContainEqual(expect.stringMatching(/^PAGES 第 1 页金额有改动：原为 260\.00.*，现为 999\.00/));
  expect(found).toContainEqual(expect.stringMatching(/^CONTENT 清单与登记的内容不符/));
  expect(found.some((one) => one.startsWith('SIGNATURE'))).toBe(false);
});

test('books rewritten behind the report are told: the head that is gone, and the figure with both amounts', async () => {
  const step = town.settlement.steps.find(
    ({ county, source }: Record<string, string>) => county === town.b && source === 'ACCUMULATED_BALANCE',
  );
  await withRewritten('update journal_line set amount = amount + 1 where step = $1', [step.id], async () => {
    const found = await broken(original);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^FIGURES .*：所印 50\.00，账簿 51\.00。/);
  });
  await withRewritten(
    `update voucher set hash = sha256('x') where position = (select max(position) from voucher v where v.book = voucher.book)`,
    [],
    async () => {
      const found = await broken(original);
      expect(found).toHaveLength(2);
      expect(found[0]).toMatch(/^CHAIN 账簿 town1\/RESIDENT\/.* 的链头已不在链上/);
    },
  );
  expect(await broken(original)).toEqual([]);
});

test('what is booked later changes nothing: a report holds for the books as they were', async () => {
  const { finance, settlement, b } = town;
  const owed = settlement.obligations.find(
    ({ kind, county }: Record<string, string>) => kind === 'TOP_UP' && county === b,
  );
  await finance.does('recordTopUp', {
    obligation: owed.id,
    amount: '1.00',
    receivedOn: '2022-03-05',
    document: '拨款单',
  });
  expect(await broken(original)).toEqual([]);
});

describe('who verifies', () => {
  test('of a report that is not theirs to see they learn the signature only', async () => {
    const other = officeOf(server.as('COUNTY_FINANCE', { county: town.a }));
    const { holds, report, findings } = await verify(original, other);
    expect({ holds, report }).toEqual({ holds: false, report: null });
    expect(findings.at(-1)!.message).toMatch(/^没有登记报表/);
  });

  test('a file that is no report has neither signature nor manifest; one not in base64 is refused', async () => {
    expect((await broken(Buffer.from('%PDF-1.4'))).map((one) => one.split(' ')[0])).toEqual(['SIGNATURE', 'MANIFEST']);
    expect((await verifyText('§', auditor)).refusals).toEqual([{ code: 'INVALID_FILE', path: ['input', 'file'] }]);
  });
});

describe('POST /reports/verification', () => {
  const post = (payload: Buffer, headers: Record<string, string>) =>
    server.http.inject({ method: 'POST', url: '/reports/verification', payload, headers });
  const type = { 'content-type': 'application/pdf' };

  test('takes the file itself and answers the same', async () => {
    const authorization = `Bearer ${await tokenFor('AUDITOR')}`;
    const answer = await post(original, { ...type, authorization });
    expect(answer.json()).toMatchObject({ holds: true, manifest: { report: id, kind: 'COUNTY_SETTLEMENT' } });
  });

  test('answers nobody without a token, and no other type', async () => {
    expect((await post(original, type)).statusCode).toBe(401);
    const authorization = `Bearer ${await tokenFor('AUDITOR')}`;
    expect((await post(Buffer.from('x'), { 'content-type': 'text/plain', authorization })).statusCode).toBe(415);
  });
});

describe('the page that the code on the report leads to', () => {
  test('is served without a token, from here alone', async () => {
    const page = await server.http.inject(`/verify/${id}`);
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-security-policy']).toContain(`default-src 'none'`);
    for (const [, path] of page.body.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect(path).toMatch(/^\/verify\//);
      expect((await server.http.inject(path!)).statusCode).toBe(200);
    }
  });

  test('is where the report says', () => {
    expect(content.verifyAt).toBe(`http://tongchou.test/verify/${id}`);
  });
});

describe('two reports compared by meaning', () => {
  const DIFFERENCES = `query($report: ID!, $other: ID!) { reportDifferences(report: $report, other: $other) { path before after } }`;
  const ask = async (county?: string) =>
    (await auditor.does('requestReport', { settlement: town.settlement.id, county }, 'report { id }')).report
      .id as string;

  test('made a payment apart they differ in what was paid and what is left, by the obligation’s name', async () => {
    const { reportDifferences } = await auditor.reads(DIFFERENCES, { report: id, other: await ask(town.b) });
    expect(reportDifferences).toContainEqual({
      path: ['obligations', '政府补足缺口', 'paid'],
      before: '0.00',
      after: '1.00',
    });
    expect(reportDifferences.every(({ path }: { path: string[] }) => path[0] !== 'madeAt')).toBe(true);
  });

  test('asked for twice without anything between they say the same', async () => {
    const { reportDifferences } = await auditor.reads(DIFFERENCES, { report: await ask(), other: await ask() });
    expect(reportDifferences).toEqual([]);
  });

  test('reports of two kinds, and one that is not there, are refused', async () => {
    const codeOf = async (other: string) =>
      (await server.as('AUDITOR')(DIFFERENCES, { report: id, other })).errors?.[0]?.extensions.code;
    expect(await codeOf(await ask())).toBe('REPORTS_OF_OTHER_KIND');
    expect(await codeOf(crypto.randomUUID())).toBe('UNKNOWN_ID');
  });
});
