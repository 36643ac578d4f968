/** The README keeps its word: its operations run, its commands and files are there, the way of a deficit is unbroken. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadDemo } from '../../src/demo/load-demo.js';
import { type Example, examples, parseExample } from '../../src/explorer/example.js';
import { policies } from '../../src/policy/registry.js';
import { projectRoot } from '../../src/project-root.js';
import { startServer, type TestServer } from '../server.js';

const text = (file: string) => readFileSync(join(projectRoot, file), 'utf8');
const READMES = ['README.md', 'README.zh-CN.md'];

/** The fenced blocks of a language, in order. */
const blocks = (file: string, language: string): string[] =>
  [...text(file).matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].flatMap(([, of, block]) =>
    of === language ? [block!] : [],
  );

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
  await loadDemo(server.database.orm.em.fork(), policies, 'YEAR');
});
afterAll(() => server.close());

const send = ({ as: { role, ...bound }, query }: Example, variables: object = {}) =>
  server.as(role, bound)(query, variables);

/** Every refusal anywhere in an answer. */
const refusalsIn = (value: unknown): unknown[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([name, part]) => (name === 'refusals' ? (part as unknown[]) : refusalsIn(part)));

describe('the examples of schema/examples, one after the other on the demo data', () => {
  let settlement: string | undefined;
  test.each(examples())('$file is answered, and nothing is refused', async (example) => {
    const { data, errors } = await send(example, { settlement });
    expect(errors).toBeUndefined();
    expect(refusalsIn(data)).toEqual([]);
    settlement ??= (data as { draftSettlement?: { settlement: { id: string } } }).draftSettlement?.settlement.id;
  });
});

describe.each(READMES)('%s', (file) => {
  test('its operations are answered, and nothing is refused', async () => {
    for (const [at, query] of blocks(file, 'graphql').entries()) {
      const titled = `# ${file} ${at}\n${query.replaceAll('2021-12-supplement', `${file}-${at}`)}`;
      const { data, errors } = await send(parseExample(file, titled));
      expect(errors).toBeUndefined();
      // the books of the example's month are closed by now, which the answer may say
      expect(refusalsIn(data).filter((refusal) => (refusal as { code: string }).code !== 'PERIOD_CLOSED')).toEqual([]);
    }
  });

  test('its shell requests carry a query that is answered', async () => {
    const bodies = blocks(file, 'sh').flatMap((block) => [...block.matchAll(/-d '([^']*)'/g)].map(([, body]) => body!));
    expect(bodies.length).toBeGreaterThan(0);
    for (const body of bodies) {
      const { query } = JSON.parse(body) as { query: string };
      const { errors } = await server.as('VIEWER')(query);
      expect(errors).toBeUndefined();
    }
  });

  test('every npm command it names is one of package.json', () => {
    const { scripts } = JSON.parse(text('package.json')) as { scripts: Record<string, string> };
    const named = [...text(file).matchAll(/npm (?:run (?:--silent )?(\w+)|(start|test))/g)].map(
      ([, run, short]) => run ?? short!,
    );
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  test('every file it links to is there', () => {
    const links = [...text(file).matchAll(/\]\(([^)#:]+)\)/g)].map(([, link]) => link!);
    expect(links.filter((link) => !existsSync(join(projectRoot, link)))).toEqual([]);
  });
});

test('the seven files of a deficit hang together: each but the policy and the page names the next', () => {
  const imports = (file: string) =>
    text(file)
      .match(/from '[^']+'/g)
      ?.join('\n') ?? '';
  expect(imports('src/settlement/settlement.resolver.ts')).toContain('draft.service.js');
  expect(imports('src/settlement/draft.service.ts')).toContain('settle-inputs.js');
  expect(imports('src/settlement/settle-inputs.ts')).toContain('settle.js');
  expect(imports('src/settlement/settle.ts')).toContain('policy/policy.js');
  expect(imports('src/policy/registry.ts')).toContain('handan.js');
  expect(imports('src/settlement/posting.service.ts')).toContain('ledger/ledger.service.js');
  expect(imports('reports/report.ts')).toContain('county-settlement.js');
});

test('the map of README.md names every folder of src', () => {
  const [map] = blocks('README.md', '');
  const folders = readdirSync(join(projectRoot, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).filter((name) => !map!.includes(`${name}/`))).toEqual([]);
});
