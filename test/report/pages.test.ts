import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { extractText, getDocumentProxy } from 'unpdf';
import { manifestIn } from '../../reports/manifest.js';
import { drawDocument } from '../../reports/page.js';
import { reportTitle } from '../../reports/report.js';
import { Sheet } from '../../reports/sheet.js';
import { hei, song } from '../../reports/typeface.js';
import { hashOf } from '../../src/canonical.js';
import { grouped } from '../../src/money.js';
import { projectRoot } from '../../src/project-root.js';
import type { CountySettlementContent, PoolSettlementContent, ReportContent } from '../../src/report/content.js';
import { drawn } from './drawn.js';
import { countyContent, poolContent } from './sample-content.js';

interface Read {
  /** Text of each page, without white space: lines break where the columns end. */
  pages: string[];
  whole: string;
  outline: string[];
}

async function read(pdf: Uint8Array): Promise<Read> {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const { text } = await extractText(document);
  const pages = text.map((page) => page.replace(/\s/g, ''));
  const outline = (await document.getOutline()) ?? [];
  return {
    pages,
    whole: pages.join(''),
    outline: outline.flatMap(({ title, items }) => [title, ...items.map((item) => item.title)]),
  };
}

/** Every string of a content, however deep. */
const strings = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : value && typeof value === 'object' ? Object.values(value).flatMap(strings) : [];

const AMOUNT = /^-?\d+\.\d\d$/;

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe.each([
  ['a county’s settlement sheet', countyContent()],
  ['a pool’s settlement summary', poolContent()],
])('%s', (_, content: CountySettlementContent | PoolSettlementContent) => {
  let report: Read;
  beforeAll(async () => {
    report = await read(await drawn(content));
  });

  test('shows every amount of its content with thousands separators', () => {
    const amounts = strings(content).filter((value) => AMOUNT.test(value) && value !== '0.00');
    expect(amounts.length).toBeGreaterThan(20);
    expect(amounts.filter((amount) => !report.whole.includes(grouped(amount)))).toEqual([]);
  });

  test('quotes every article that it rests on, and every reading, in full', () => {
    const laws = strings([content.readings, content.kind === 'COUNTY_SETTLEMENT' ? content.steps : []]);
    const sentences = laws.filter((value) => value.length > 8 && !AMOUNT.test(value));
    expect(sentences.length).toBeGreaterThan(5);
    expect(sentences.filter((sentence) => !report.whole.includes(sentence.replace(/\s/g, '')))).toEqual([]);
  });

  test('carries on every page that it is material for an audit, what its figures are, its number and how many pages there are', () => {
    report.pages.forEach((page, at) => {
      expect(page).toContain('送审材料');
      expect(page).toContain(content.notice);
      expect(page).toContain(`—${at + 1}—`);
      expect(page).toContain(`共${report.pages.length}页`);
    });
    expect(report.whole).not.toMatch(/(?<!非)审计报告(?!附表)/);
  });

  test('names the version of the policy, the heads of the chains, and who did what', () => {
    const { policy, chainHeads, life, settlement } = content;
    for (const text of [policy.hash, policy.number!, settlement.id, ...chainHeads.map(({ hash }) => hash)])
      expect(report.whole).toContain(text);
    for (const { person, role, at } of life)
      expect(report.whole).toContain(`${person}${role}${at.slice(0, 10)}${at.slice(11, 16)}`);
  });

  test('has a bookmark for its title and for each heading', () => {
    expect(report.outline[0]).toBe(reportTitle(content));
    expect(report.outline).toContain(
      content.kind === 'COUNTY_SETTLEMENT' ? '四、缺口弥补步骤' : '一、各县市区清算结果',
    );
    expect(report.outline.length).toBeGreaterThan(8);
  });

  test('is the same to the byte when made twice, and another when one fen differs', async () => {
    const [first, second] = [await drawn(content), await drawn(structuredClone(content))];
    expect(sha256(second)).toBe(sha256(first));
    const changed = JSON.parse(JSON.stringify(content).replace(/(\d\.)(\d)0"/, '$1$21"')) as ReportContent;
    expect(sha256(await drawn(changed))).not.toBe(sha256(first));
  });
});

test('the head of a table of 200 counties stands on each of its pages', async () => {
  const { pages } = await read(await drawn(poolContent(10)));
  const withCounties = pages.filter((page) => /[区县市]\d{2,3}(,\d{3}){2}\.\d\d\d{2,3}(,\d{3}){2}\.\d\d/.test(page));
  expect(withCounties.length).toBeGreaterThan(5);
  for (const page of withCounties) expect(page).toMatch(/本年收入.*缺口分类.*缺口由谁承担/);
});

test('a sentence longer than a page goes on over the next ones, and none of it is lost', async () => {
  const content = countyContent();
  const long = Array.from({ length: 3000 }, (_, at) => `第${at}字`).join('');
  content.steps[0]!.citation = { ...content.steps[0]!.citation, quote: long };
  const { pages } = await read(await drawn(content));
  const whole = pages.join('');
  const found = Array.from({ length: 3000 }, (_, at) => `第${at}字`).filter((words) => whole.includes(words));
  // A page may end between two of a word's characters.
  expect(found.length).toBeGreaterThan(2980);
  expect(found.at(-1)).toBe('第2999字');
});

test.each([
  ['a rare character', '𰻞县', '〔U+30EDE〕县', 'U+30EDE'],
  ['a control character', '赵\u0007珺', '赵〔U+0007〕珺', 'U+0007'],
])('%s that the fonts lack is printed as its code, and the manifest lists it', async (_, name, shown, code) => {
  const content = countyContent();
  content.county.name = name;
  content.steps[0]!.source = name;
  const pdf = await drawn(content);
  const { whole } = await read(pdf);
  expect(whole.split(shown).length).toBeGreaterThan(2);
  expect(manifestIn(Buffer.from(pdf))).toMatchObject({ substituted: code, content: hashOf(content) });
});

test('a word of ours that the fonts lack fails the document by name', async () => {
  const sheet = new Sheet({ left: '', right: '', foot: '' });
  sheet.paragraph('𰻞');
  await expect(drawDocument(sheet.finish(), {} as never)).rejects.toThrow('字体缺少字符：“𰻞” (U+30EDE)');
});

test('both fonts have every character of all that can be printed: data, accounts, policies, refusals, schema, pages', () => {
  const files = globSync(
    ['data/**/*.{csv,txt}', 'schema/**/*.graphql', 'migrations/*.sql', 'src/**/*.ts', 'reports/*.ts'],
    {
      cwd: projectRoot,
    },
  );
  const characters = new Set(files.flatMap((file) => [...readFileSync(join(projectRoot, file), 'utf8')]));
  // what only a terminal or a comment shows
  for (const other of ['\n', '\r', '\t', '\f', '\ufeff', ...'✓✗█░⁻⁹']) characters.delete(other);
  expect(characters.size).toBeGreaterThan(1000);
  for (const face of [song, hei])
    expect([...characters].filter((character) => face.widthOf(character) === undefined)).toEqual([]);
});

test('the ten figures are equally wide, so that columns of amounts align', () => {
  for (const face of [song, hei]) expect(new Set([...'0123456789'].map((figure) => face.widthOf(figure))).size).toBe(1);
});
