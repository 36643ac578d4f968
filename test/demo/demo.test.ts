/** `npm run demo`, as a process; TMPDIR tells what it leaves behind. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { projectRoot } from '../../src/project-root.js';
import { removeFolders, temporaryFolder, waitFor } from '../start/process.js';

afterAll(removeFolders);

function startDemo() {
  const [cwd, TMPDIR] = [temporaryFolder(), temporaryFolder()];
  const child = spawn(process.execPath, [join(projectRoot, 'dist/src/demo/demo.js'), '--pool', 'handan'], {
    cwd,
    env: { ...process.env, TMPDIR },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (text) => (output += String(text)));
  child.stderr.on('data', (text) => (output += String(text)));
  return { child, cwd, ended: once(child, 'close'), output: () => output, left: () => readdirSync(TMPDIR) };
}

test('plays the year of a pool with a bar, prints each county’s steps and writes five PDFs and its two journals; its server and its data are gone afterwards', async () => {
  const demo = startDemo();
  const [code] = await demo.ended;
  expect({ code, output: demo.output() }).toEqual({
    code: 0,
    output: expect.stringContaining('职工医保 2021 年度清算'),
  });
  expect(demo.output()).toContain('[██████████████████████████████] 18/18 handan RESIDENT 决算 final accounts');
  expect(demo.output()).toMatch(/^馆陶县 +39721587\.31 +HD-8 {2}管理性 {2}当地政府财政 +2920597\.33$/m);
  const files = readdirSync(join(demo.cwd, 'out'));
  const reports = files.filter((file) => file.endsWith('.pdf'));
  expect(reports).toHaveLength(5);
  for (const file of reports) expect(readFileSync(join(demo.cwd, 'out', file)).toString('latin1', 0, 5)).toBe('%PDF-');
  expect(files.filter((file) => !reports.includes(file)).sort()).toEqual([
    'handan-EMPLOYEE-2021.journal',
    'handan-RESIDENT-2021.journal',
  ]);
  expect(demo.left()).toEqual([]);
});

test('Ctrl-C half way leaves nothing running and nothing behind', async () => {
  const demo = startDemo();
  await waitFor(() => demo.output().includes('EMPLOYEE 月度收支'));
  demo.child.kill('SIGINT');
  const [code] = await demo.ended;
  expect(code).toBe(130);
  expect(demo.left()).toEqual([]);
});
