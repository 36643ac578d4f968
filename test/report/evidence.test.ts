/** 缺口依据表 as a PDF: asked for, made and read. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startServer, type TestServer } from '../server.js';
import { reportText } from '../stories/pdf.js';
import { settledTown, townPolicies } from '../towns.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ policies: townPolicies });
});
afterAll(() => server.close());

test('names the classes with their sentence, who pays, the facts with both persons, and what would move without the fault', async () => {
  const { settlement, finance, b } = await settledTown(server);
  const text = await reportText(server, finance, { settlement: settlement.id, county: b, deficitEvidence: true });
  expect(text).toContain('城乡居民基本医疗保险基金缺口依据表');
  expect(text).toContain('本年缺口260.00元');
  expect(text).toContain('由县级政府财政负责解决，风险金不予调剂');
  expect(text).toContain('不合规支出20.00风险储备金调剂+10.00当地政府财政-10.00');
  expect(text).toContain('2021年度核定');
  expect(text).toContain('市医保局李');
  expect(text).toContain('市财政局王');
  expect(text).toContain('测算不是认定');
});

test('is of one county: without one, or of one that is not there, it is refused', async () => {
  const { settlement, finance } = await settledTown(server);
  const asked = { settlement: settlement.id, deficitEvidence: true };
  expect(await finance.isRefused('requestReport', asked)).toEqual(['REPORT_OF_ONE_COUNTY input.county']);
  expect(await finance.isRefused('requestReport', { ...asked, county: '999999' })).toEqual([
    'UNKNOWN_COUNTY input.county',
  ]);
});
