import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DEMO_SIGNER } from '../../reports/signing-key.js';
import { inTransaction } from '../../src/database/transaction.js';
import type { ReportContent } from '../../src/report/content.js';
import { reportWork } from '../../src/report/make-report.service.js';
import { JobQueue, type Work } from '../../src/job-queue.js';
import { enqueueReport, type ReportRequest } from '../../src/report/request-report.service.js';
import { startServer, type TestServer, tokenFor } from '../server.js';
import { drawn } from './drawn.js';
import { countyContent, poolContent } from './sample-content.js';

const SETTLEMENT = '4f5c1f0e-6a53-4a0c-9a53-0f6cf7a1c2de';
const REPORT = `query ($id: ID!) { report(id: $id) {
  id kind title pool insurance fiscalYear county settlement status progress { done total } failure url sha256 requestedBy finishedAt } }`;
const RETRY = `mutation ($id: ID!) { retryReport(id: $id) { report { status } refusals { code message path } } }`;

const logged: string[] = [];
const log = (message: string, error?: unknown): void => void logged.push(`${message} ${String(error)}`);

let server: TestServer;
/** The queue as a server that makes no reports has it. */
let queue: JobQueue;
beforeAll(async () => {
  server = await startServer();
  queue = await JobQueue.open(server.database.address, log);
});
afterAll(async () => {
  await queue.close();
  await server.close();
  expect(logged.filter((line) => !line.includes('on purpose'))).toEqual([]);
});

function requestOf(content: ReportContent): ReportRequest {
  const county = content.kind === 'COUNTY_SETTLEMENT' ? content.county.id : null;
  return {
    pool: 'handan',
    insurance: 'RESIDENT',
    fiscalYear: 2021,
    county,
    settlement: SETTLEMENT,
    requestedBy: '审计',
    content,
  };
}

const ask = (content: ReportContent): Promise<string> =>
  inTransaction(server.database.orm.em, (em) => enqueueReport(em, queue, requestOf(content)));

/** Works as a worker process does while `during` runs, then stops in order. */
async function working<Result>(during: () => Promise<Result>, work: Partial<Work> = {}): Promise<Result> {
  const worker = await JobQueue.open(
    server.database.address,
    log,
    { report: { ...reportWork(server.database.orm.em, log, DEMO_SIGNER), ...work } },
    1,
  );
  try {
    return await during();
  } finally {
    await worker.close();
  }
}

interface Row {
  status: string;
  pages_done: number;
  pages_total: number | null;
  failure: string | null;
  pdf: Buffer | null;
  sha256: string | null;
}
const rowOf = async (id: string): Promise<Row> =>
  (await server.database.asOwner('select * from report where id = $1', [id])).rows[0] as Row;

async function finished(id: string): Promise<Row> {
  for (const until = Date.now() + 120_000; Date.now() < until; await sleep(25)) {
    const row = await rowOf(id);
    if (row.status === 'DONE' || row.status === 'FAILED') return row;
  }
  throw new Error(`report ${id} was not finished`);
}

const jobsOf = async (id: string): Promise<{ name: string; state: string }[]> =>
  (await server.database.asOwner(`select name, state from pgboss.job where data->>'report' = $1`, [id])).rows as never;

const fetchFile = async (id: string, token?: string) =>
  server.http.inject({ url: `/reports/${id}.pdf`, headers: token ? { authorization: `Bearer ${token}` } : {} });

test('a report asked for in a transaction that rolls back leaves neither report nor job', async () => {
  let id = '';
  const asked = inTransaction(server.database.orm.em, async (em) => {
    id = await enqueueReport(em, queue, requestOf(countyContent()));
    throw new Error('taken back');
  });
  await expect(asked).rejects.toThrow('taken back');
  expect(await rowOf(id)).toBeUndefined();
  expect(await jobsOf(id)).toEqual([]);
});

test('a report is made from the content it was asked for with, told page by page, and fetched as a file', async () => {
  const content = poolContent();
  const auditor = server.as('AUDITOR');
  const id = await ask(content);
  expect((await auditor(REPORT, { id })).data.report).toMatchObject({
    kind: 'POOL_SETTLEMENT',
    title: '邯郸市2021年度城乡居民基本医疗保险基金清算汇总表',
    pool: 'handan',
    insurance: 'RESIDENT',
    fiscalYear: 2021,
    county: null,
    settlement: SETTLEMENT,
    status: 'QUEUED',
    progress: { done: 0, total: null },
    url: null,
    sha256: null,
  });

  await working(() => finished(id));
  const pdf = Buffer.from(await drawn(content));
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  const { report } = (await auditor(REPORT, { id })).data;
  expect(report).toMatchObject({ status: 'DONE', failure: null, url: `/reports/${id}.pdf`, sha256 });
  expect(report.progress.done).toBe(report.progress.total);
  expect(report.progress.total).toBeGreaterThan(3);
  expect(Date.parse(report.finishedAt)).toBeGreaterThan(0);

  const file = await fetchFile(id, await tokenFor('AUDITOR'));
  expect(file.statusCode).toBe(200);
  expect(file.headers['content-type']).toBe('application/pdf');
  const name = encodeURIComponent('邯郸市2021年度城乡居民基本医疗保险基金清算汇总表.pdf');
  expect(file.headers['content-disposition']).toBe(`attachment; filename="report.pdf"; filename*=UTF-8''${name}`);
  expect(file.rawPayload.equals(pdf)).toBe(true);
});

test('an error nobody foresaw fails the report with a sentence, goes to the log whole, and is made again once that is mended', async () => {
  const content = countyContent();
  content.steps = null as never;
  const id = await ask(content);
  const { failure } = await working(() => finished(id), {
    ...reportWork(server.database.orm.em, (message, error) => log(`on purpose: ${message}`, error), DEMO_SIGNER),
  });
  expect(failure).toBe(
    '报表制作出错，详情见日志。 The report could not be made; the log has the details under its id.',
  );
  expect(logged).toContainEqual(expect.stringContaining(`report ${id} failed TypeError`));

  const city = server.as('CITY_MEDICAL', { pool: 'handan' });
  expect((await city(REPORT, { id })).data.report).toMatchObject({ status: 'FAILED', failure, url: null });
  await server.database.asOwner(`update report set content = jsonb_set(content, '{steps}', '[]') where id = $1`, [id]);
  const again = await city(RETRY, { id });
  expect(again.data.retryReport).toEqual({ report: { status: 'QUEUED' }, refusals: [] });
  expect(await working(() => finished(id))).toMatchObject({ status: 'DONE', failure: null });
});

test('a report whose worker died is taken over by another', async () => {
  const id = await ask(countyContent());
  await server.database.asOwner(`update report set status = 'RUNNING', pages_done = 2, pages_total = 5 where id = $1`, [
    id,
  ]);
  await leaveBehind(id, 0);
  expect(await working(() => finished(id))).toMatchObject({ status: 'DONE' });
});

test('a report whose workers died again and again fails and says so', async () => {
  const id = await ask(countyContent());
  await leaveBehind(id, 3);
  const { failure } = await working(() => finished(id));
  expect(failure).toContain('制作报表的进程多次中断');
});

/** As a worker leaves its job when it is killed: claimed, and silent for a minute. */
const leaveBehind = (id: string, retries: number) =>
  server.database.asOwner(
    `update pgboss.job set state = 'active', retry_count = $2,
       started_on = now() - interval '2 minutes', heartbeat_on = now() - interval '1 minute' where data->>'report' = $1`,
    [id, retries],
  );

test('a worker that is stopped finishes the report it is making', async () => {
  const id = await ask(countyContent(40));
  const { make } = reportWork(server.database.orm.em, log, DEMO_SIGNER);
  const begun = Promise.withResolvers<void>();
  await working(() => begun.promise, {
    make: (report, signal) => {
      begun.resolve();
      return make(report, signal);
    },
  });
  expect(await rowOf(id)).toMatchObject({ status: 'DONE' });
});

test('only a failed report can be made again, and only by those who may ask for reports there', async () => {
  const done = await ask(countyContent());
  await working(() => finished(done));
  const codeOf = async (send: ReturnType<TestServer['as']>, id: string) => {
    const { data, errors } = await send(RETRY, { id });
    return data?.retryReport.refusals[0].code ?? errors?.[0]?.extensions.code;
  };
  const { id: county } = countyContent().county;
  expect(await codeOf(server.as('CITY_FINANCE', { pool: 'handan' }), done)).toBe('REPORT_NOT_FAILED');
  expect(await codeOf(server.as('COUNTY_MEDICAL', { county }), done)).toBe('REPORT_NOT_FAILED');
  expect(await codeOf(server.as('COUNTY_MEDICAL', { county: '130402' }), done)).toBe('UNKNOWN_ID');
  expect(await codeOf(server.as('CITY_FINANCE', { pool: 'suzhou' }), done)).toBe('UNKNOWN_ID');
  expect(await codeOf(server.as('VIEWER'), done)).toBe('FORBIDDEN');
  expect(await codeOf(server.as('AUDITOR'), crypto.randomUUID())).toBe('UNKNOWN_ID');
  expect(await codeOf(server.as('AUDITOR'), 'no id at all')).toBe('UNKNOWN_ID');
});

test('a file is handed to those who may see it, and is not there for the others', async () => {
  const content = countyContent();
  const id = await ask(content);
  const auditor = await tokenFor('AUDITOR');
  expect((await fetchFile(id, auditor)).statusCode).toBe(404); // not made yet
  await working(() => finished(id));
  const statusOf = async (token?: string) => (await fetchFile(id, token)).statusCode;
  expect(await statusOf(auditor)).toBe(200);
  expect(await statusOf(await tokenFor('COUNTY_FINANCE', { county: content.county.id }))).toBe(200);
  expect(await statusOf(await tokenFor('COUNTY_FINANCE', { county: '130402' }))).toBe(404);
  expect(await statusOf(await tokenFor('AUDITOR', { pool: 'suzhou' }))).toBe(404);
  expect(await statusOf(await tokenFor('ADMINISTRATOR'))).toBe(404);
  expect(await statusOf()).toBe(401);
  expect((await fetchFile('no-id', auditor)).json()).toMatchObject({
    refusals: [{ code: 'UNKNOWN_ID', path: ['id'] }],
  });
});

test('reports are listed newest first, page by page, to each what they may see', async () => {
  const LIST = `query ($first: Int, $after: String, $county: ID) { reports(pool: "handan", first: $first, after: $after, county: $county) {
    nodes { id county } pageInfo { hasNextPage endCursor } } }`;
  const newest = [await ask(countyContent()), await ask(poolContent()), await ask(countyContent())].reverse();
  const auditor = server.as('AUDITOR');
  const firstPage = (await auditor(LIST, { first: 2 })).data.reports;
  expect(firstPage.nodes.map(({ id }: { id: string }) => id)).toEqual(newest.slice(0, 2));
  const secondPage = (await auditor(LIST, { first: 2, after: firstPage.pageInfo.endCursor })).data.reports;
  expect(secondPage.nodes[0].id).toBe(newest[2]);

  const { id: county } = countyContent().county;
  const own = (await server.as('COUNTY_MEDICAL', { county })(LIST)).data.reports.nodes;
  expect(own.length).toBeGreaterThan(1);
  expect(new Set(own.map((node: { county: string }) => node.county))).toEqual(new Set([county]));
  expect((await server.as('CITY_MEDICAL', { pool: 'suzhou' })(LIST)).data.reports.nodes).toEqual([]);
  expect((await auditor(LIST, { after: 'bm90aGluZw' })).errors?.[0]?.extensions.code).toBe('INVALID_CURSOR');
});

test('what was asked for can’t be changed by the application, and a file that was made by nobody', async () => {
  const id = await ask(countyContent());
  const change = inTransaction(server.database.orm.em, (em) =>
    em.execute(`update report set content = '{}' where id = ?`, [id]),
  );
  await expect(change).rejects.toThrow('permission denied');
  await working(() => finished(id));
  const rewrite = server.database.asOwner(
    `update report set pdf = 'x', sha256 = encode(sha256('x'), 'hex') where id = $1`,
    [id],
  );
  await expect(rewrite).rejects.toThrow('is made and stays as it is');
  await expect(server.database.asOwner('delete from report where id = $1', [id])).rejects.toThrow('stays as it is');
});
