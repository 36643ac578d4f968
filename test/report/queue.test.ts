import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_SIGNER } from '../../reports/signing-key.js';
import { inTransaction } from '../../src/database/transaction.js';
import { Links } from '../../src/identity/link.js';
import type { ReportContent } from '../../src/report/content.js';
import { expireFiles } from '../../src/report/expire-files.service.js';
import { reportWork } from '../../src/report/make-report.service.js';
import { JobQueue, type Work } from '../../src/job-queue.js';
import { enqueueReport, type ReportRequest } from '../../src/report/request-report.service.js';
import { startServer, type TestServer, tokenFor } from '../server.js';
import { startProcess, urlOf } from '../start/process.js';
import { drawn } from './drawn.js';
import { countyContent, poolContent } from './sample-content.js';

const SETTLEMENT = '4f5c1f0e-6a53-4a0c-9a53-0f6cf7a1c2de';
const REPORT = `query ($id: ID!) { report(id: $id) {
  id kind title pool insurance fiscalYear county settlement status progress { done total } failure failureCode url link { url expiresAt } sha256 requestedBy finishedAt } }`;
const CANCEL = `mutation ($id: ID!) { cancelReport(id: $id) { report { status } refusals { code message path } } }`;
const RETRY = `mutation ($id: ID!) { retryReport(id: $id) { report { status } refusals { code message path } } }`;

const LINKS = new Links();
const logged: string[] = [];
const log = (message: string, error?: unknown): void => void logged.push(`${message} ${String(error)}`);

let server: TestServer;
/** The queue as a server that makes no reports has it. */
let queue: JobQueue;
beforeAll(async () => {
  server = await startServer({ links: LINKS });
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
  attempt: number;
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
  expect(logged).toContainEqual(expect.stringMatching(new RegExp(`report ${id} failed .*TypeError: .*\\n.*at `, 's')));

  const city = server.as('CITY_MEDICAL', { pool: 'handan' });
  expect((await city(REPORT, { id })).data.report).toMatchObject({
    ...{ status: 'FAILED', failure, failureCode: 'REPORT_ERROR', url: null, link: null },
  });
  await asLater(() =>
    server.database.asOwner(`update report set content = jsonb_set(content, '{steps}', '[]') where id = $1`, [id]),
  );
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

test('a worker killed with kill -9 while it draws: another draws it from the start, and it is made once', async () => {
  const id = await ask(countyContent(4_000));
  const worker = await startProcess({ DATABASE_URL: urlOf(server.database.address) }, ['--worker']);
  for (const until = Date.now() + 60_000; (await rowOf(id)).status !== 'RUNNING'; await sleep(10))
    if (Date.now() > until) throw new Error('it was not begun');
  worker.kill('SIGKILL');
  await worker.ended;
  expect(await rowOf(id)).toMatchObject({ status: 'RUNNING', attempt: 1, pdf: null });
  await leaveBehind(id, 0); // a minute passes
  expect(await working(() => finished(id))).toMatchObject({ status: 'DONE', attempt: 2 });
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

test('a report that is done is not made again, and none by those who may not ask for reports there', async () => {
  const done = await ask(countyContent());
  await working(() => finished(done));
  const codeOf = async (send: ReturnType<TestServer['as']>, id: string) => {
    const { data, errors } = await send(RETRY, { id });
    return data?.retryReport.refusals[0].code ?? errors?.[0]?.extensions.code;
  };
  const { id: county } = countyContent().county;
  expect(await codeOf(server.as('CITY_FINANCE', { pool: 'handan' }), done)).toBe('REPORT_NOT_IN_STATUS');
  expect(await codeOf(server.as('COUNTY_MEDICAL', { county }), done)).toBe('REPORT_NOT_IN_STATUS');
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
  await expect(rewrite).rejects.toThrow('is DONE and can');
  await expect(server.database.asOwner('delete from report where id = $1', [id])).rejects.toThrow('stays as it is');
});

describe('a report is cancelled', () => {
  const who = () => ({ asker: server.as('AUDITOR', {}, '审计'), other: server.as('AUDITOR', {}, '另一人') });
  const codesOf = async (send: ReturnType<TestServer['as']>, mutation: string, id: string): Promise<string[]> => {
    const { data, errors } = await send(mutation, { id });
    const refusals = data?.[mutation === CANCEL ? 'cancelReport' : 'retryReport']?.refusals as { code: string }[];
    return refusals?.map(({ code }) => code) ?? [errors![0]!.extensions.code];
  };

  test('by who asked for it, or the administrator; by nobody else, and not when it is over', async () => {
    const { asker, other } = who();
    const [own, operated] = [await ask(countyContent()), await ask(countyContent())];
    expect(await codesOf(other, CANCEL, own)).toEqual(['FORBIDDEN']);
    expect(await codesOf(server.as('VIEWER'), CANCEL, own)).toEqual(['FORBIDDEN']);
    expect(await codesOf(server.as('CITY_FINANCE', { pool: 'suzhou' }), CANCEL, own)).toEqual(['UNKNOWN_ID']);
    expect(await codesOf(asker, CANCEL, own)).toEqual([]);
    expect(await codesOf(asker, CANCEL, own)).toEqual(['REPORT_NOT_IN_STATUS']);
    expect(await codesOf(server.as('ADMINISTRATOR'), CANCEL, operated)).toEqual([]);
    await working(async () => sleep(300)); // its job is taken, and nothing is made of it
    expect(await rowOf(own)).toMatchObject({ status: 'CANCELLED', pdf: null, failure: null });
    expect(await codesOf(asker, RETRY, own)).toEqual([]);
    await working(() => finished(own));
    expect((await rowOf(own)).status).toBe('DONE');
    const acts = await server.database.asOwner('select act, person from report_act where report = $1 order by seq', [
      own,
    ]);
    expect(acts.rows).toEqual([{ act: 'CANCELLED', person: '审计' }, { act: 'RETRIED', person: '审计' }]); // prettier-ignore
    await expect(server.database.asOwner('delete from report_act')).rejects.toThrow();
  });

  test('while it is drawn: the drawing ends, and the worker makes the next one', async () => {
    const long = await ask(countyContent(4_000));
    const { asker } = who();
    await working(async () => {
      for (const until = Date.now() + 60_000; (await rowOf(long)).status !== 'RUNNING'; await sleep(20))
        if (Date.now() > until) throw new Error('it was not begun');
      expect(await codesOf(asker, CANCEL, long)).toEqual([]);
      expect(await finished(await ask(countyContent()))).toMatchObject({ status: 'DONE' });
    });
    expect(await rowOf(long)).toMatchObject({ status: 'CANCELLED', pdf: null });
  });

  test('cancelled and made at one moment, it is one of the two and never both', async () => {
    const { asker } = who();
    for (let round = 0; round < 3; round++) {
      const id = await ask(countyContent());
      await working(async () => {
        await sleep(round * 150);
        const codes = await codesOf(asker, CANCEL, id);
        const { status, pdf } = codes.length === 0 ? await rowOf(id) : await finished(id);
        expect([status, pdf === null]).toEqual(codes.length === 0 ? ['CANCELLED', true] : ['DONE', false]);
      });
      expect((await rowOf(id)).pdf === null).toBe((await rowOf(id)).status === 'CANCELLED');
    }
  });
});

/** The trigger off, as no login of the application can: time is not waited for, nor content kept. */
async function asLater(change: () => Promise<unknown>): Promise<void> {
  await server.database.asOwner('alter table report disable trigger report_moves');
  await change();
  await server.database.asOwner('alter table report enable trigger report_moves');
}

describe('the file of a report', () => {
  test('goes after its time, with what it was still known, and comes back the same to the byte', async () => {
    const id = await ask(countyContent());
    const { sha256 } = await working(() => finished(id));
    expect(await expireFiles(server.database.orm.em, DEMO_SIGNER, 1)).toBe(0);
    await asLater(() => server.database.asOwner(`update report set finished_at = now() - interval '2 days' where id = $1`, [id])); // prettier-ignore
    expect(await expireFiles(server.database.orm.em, DEMO_SIGNER, 1)).toBe(1);
    expect(await rowOf(id)).toMatchObject({ status: 'EXPIRED', pdf: null, sha256 });
    const auditor = server.as('AUDITOR');
    expect((await auditor(REPORT, { id })).data.report).toMatchObject({
      status: 'EXPIRED',
      url: null,
      link: null,
      sha256,
    });
    const gone = await fetchFile(id, await tokenFor('AUDITOR'));
    expect([gone.statusCode, gone.json().refusals[0].code]).toEqual([410, 'REPORT_FILE_EXPIRED']);
    expect((await auditor(RETRY, { id })).data.retryReport.refusals).toEqual([]);
    expect(await working(() => finished(id))).toMatchObject({ status: 'DONE', sha256 });
  });

  test('that would not be the same again is not kept in place of the one that was', async () => {
    const id = await ask(countyContent());
    await working(() => finished(id));
    await server.database.asOwner(`update report set status = 'EXPIRED', pdf = null where id = $1`, [id]);
    await asLater(
      () =>
      server.database.asOwner(`update report set content = jsonb_set(content, '{requestedBy}', '"他人"') where id = $1`, [id]), // prettier-ignore
    );
    await server.as('AUDITOR')(RETRY, { id });
    expect(await working(() => finished(id))).toMatchObject({
      status: 'FAILED',
      failure_code: 'REPORT_NOT_REPRODUCED',
    });
  });

  test('of more pages than are made fails with what to do, before one is drawn', async () => {
    const id = await ask(countyContent());
    const limited = reportWork(server.database.orm.em, log, DEMO_SIGNER, { pages: 2, bytes: 1e6 });
    const { failure } = await working(() => finished(id), limited);
    expect(failure).toMatch(/^报表过大：\d+ 页 pages，上限 2。/);
    expect(await rowOf(id)).toMatchObject({ failure_code: 'REPORT_FILE_TOO_LARGE', pages_done: 0 });
  });

  test('is opened by a link without a token, for its time and for this file alone', async () => {
    const content = countyContent();
    const [id, other] = [await ask(content), await ask(poolContent())];
    await working(async () => [await finished(id), await finished(other)]);
    const { link } = (await server.as('AUDITOR')(REPORT, { id })).data.report;
    expect(Date.parse(link.expiresAt)).toBeGreaterThan(Date.now() + 500_000);
    const get = async (url: string) => {
      const { statusCode, headers, body } = await server.http.inject({ url });
      return [statusCode, headers['content-type'] === 'application/pdf' ? 'PDF' : JSON.parse(body).refusals[0].code];
    };
    expect(await get(link.url)).toEqual([200, 'PDF']);
    expect(await get(link.url.replace(id, other))).toEqual([403, 'LINK_INVALID']);
    expect(await get(`${link.url}x`)).toEqual([403, 'LINK_INVALID']);
    expect(await get(`/reports/${id}.pdf?link=`)).toEqual([403, 'LINK_INVALID']);
    expect(await get(`/reports/${id}.pdf?link=${await tokenFor('AUDITOR')}`)).toEqual([403, 'LINK_INVALID']);
    const viewer = { person: '审计', grants: [{ role: 'AUDITOR' as const }] };
    expect(await get(await LINKS.link(`/reports/${id}.pdf`, viewer, new Date(Date.now() - 1000)))).toEqual([410, 'LINK_EXPIRED']); // prettier-ignore
    const elsewhere = { person: '审计', grants: [{ role: 'AUDITOR' as const, pool: 'suzhou' }] };
    expect(await get(await LINKS.link(`/reports/${id}.pdf`, elsewhere, new Date(Date.now() + 60_000)))).toEqual([404, 'UNKNOWN_ID']); // prettier-ignore
    // and a link is no token
    const [, token] = link.url.split('link=');
    expect((await fetchFile(id, token)).statusCode).toBe(401);
  });
});
