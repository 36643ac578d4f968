import { spawnSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { authenticator } from '../../src/identity/authenticate.js';
import { projectRoot } from '../../src/project-root.js';

const token = (...args: string[]) =>
  spawnSync(process.execPath, ['dist/src/identity/token.js', ...args], { cwd: projectRoot, encoding: 'utf8' });

const signIn = authenticator({ demo: true, jwksUrl: undefined, publicKey: undefined }, () => {});
const viewer = async (...args: string[]) => signIn(`Bearer ${token(...args).stdout.trim()}`);

describe('npm run --silent token', () => {
  test('prints one line, a token of the demo key for one person per role and bound', async () => {
    expect(token('--role', 'CITY_MEDICAL', '--pool', 'handan').stdout).toMatch(/^\S+\n$/);
    expect(await viewer('--role', 'CITY_MEDICAL', '--pool', 'handan')).toEqual({
      person: 'CITY_MEDICAL@handan',
      grants: [{ role: 'CITY_MEDICAL', pool: 'handan' }],
    });
    expect((await viewer('--role', 'AUDITOR')).person).toBe('AUDITOR');
  });

  test('takes a name, and several roles', async () => {
    expect(
      await viewer(
        '--role',
        'COUNTY_MEDICAL',
        '--role',
        'CITY_AGENCY',
        '--pool',
        'handan',
        '--county',
        '130402',
        '--as',
        '张三',
      ),
    ).toEqual({
      person: '张三',
      grants: [
        { role: 'COUNTY_MEDICAL', pool: 'handan', county: '130402' },
        { role: 'CITY_AGENCY', pool: 'handan' },
      ],
    });
  });

  test.each([
    [[], 'no --role is given'],
    [['--role', 'MAYOR'], 'unknown role "MAYOR"'],
    [['--role', 'COUNTY_TAX'], 'role COUNTY_TAX takes a county'],
    [['--rôle', 'AUDITOR'], "Unknown option '--rôle'"],
  ])('%j: says what is wrong and how it is used', (args, message) => {
    const { status, stdout, stderr } = token(...args);
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
    expect(stderr).toContain('Usage: npm run --silent token -- --role ROLE');
  });
});
