import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import { parseExample } from '../../src/explorer/example.js';
import { startServer, type TestServer } from '../server.js';

const BROWSER = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const get = (url: string, headers: Record<string, string> = BROWSER) => server.http.inject({ url, headers });

describe('the explorer', () => {
  test('is what a browser gets at /graphql; every file that its page names is ours', async () => {
    const page = await get('/graphql');
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    const files = [...page.body.matchAll(/ (?:src|href)="([^"]+)"/g)]
      .map(([, file]) => file!)
      .filter((file) => file !== '/explorer/');
    expect(files).toContain('main.js');
    for (const file of files) {
      const { statusCode, headers } = await get(`/explorer/${file}`);
      expect({ file, statusCode }).toEqual({ file, statusCode: 200 });
      expect(headers['content-type']).not.toContain('octet-stream');
    }
  });

  test('is where the bare address leads', async () => {
    const { statusCode, headers } = await get('/');
    expect({ statusCode, location: headers.location }).toEqual({ statusCode: 302, location: '/graphql' });
  });

  test('shows where an example takes an id: its variables are there, empty', async () => {
    expect((await get('/graphql')).body).toContain('initialVariables: `{\n  "settlement": ""\n}`');
  });

  test('may reach no other host: its policy names none', async () => {
    const policy = String((await get('/graphql')).headers['content-security-policy']);
    expect(policy).toContain(`default-src 'none'`);
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe-inline/);
  });

  test('its scripts carry the nonce of its policy, another one each time', async () => {
    const [first, second] = await Promise.all([get('/graphql'), get('/graphql')]);
    const nonceOf = (page: typeof first) =>
      /'nonce-([^']+)'/.exec(String(page.headers['content-security-policy']))?.[1];
    expect(first.body).toContain(`<script type="module" nonce="${nonceOf(first)}">`);
    const scripts = first.body.match(/<script\b[^>]*>/g)!;
    expect(scripts.filter((tag) => !tag.includes(' src=') && !tag.includes(` nonce="${nonceOf(first)}"`))).toEqual([]);
    expect(nonceOf(first)).not.toBe(nonceOf(second));
  });

  test('carries the examples, each with a demo token of its role', async () => {
    const { body } = await get('/graphql');
    expect(body).toContain('当前用户 · Who am I');
    const [, token] = /Bearer ([\w.-]+)/.exec(body)!;
    expect(decodeJwt(token!)).toMatchObject({ roles: [expect.objectContaining({ role: expect.any(String) })] });
  });

  test('carries no token outside demo mode', async () => {
    const real = await startServer({ keys: { demo: false, jwksUrl: undefined, publicKey: undefined } });
    const { body } = await real.http.inject({ url: '/graphql', headers: BROWSER });
    expect(body).toContain('当前用户 · Who am I');
    expect(body).not.toContain('Bearer');
    await real.close();
  });

  test.each([
    '/explorer/../package.json',
    '/explorer/%2e%2e/package.json',
    '/explorer/..%2f..%2fpackage.json',
    '/explorer/none.js',
  ])('gives out nothing but its files: %s is not found', async (url) => {
    expect((await get(url)).statusCode).toBe(404);
  });

  test('is not in the way of a program that asks by GET', async () => {
    const answer = await get('/graphql?query={__typename}', {
      accept: 'application/json',
      'apollo-require-preflight': '1',
    });
    expect(answer.json()).toEqual({ data: { __typename: 'Query' } });
  });
});

describe('an example file', () => {
  test('says its title, and as whom it is sent', () => {
    expect(
      parseExample('x.graphql', '# 标题 · Title\n# as COUNTY_TAX 130402\nquery X { viewer { person } }'),
    ).toMatchObject({
      title: '标题 · Title',
      as: { role: 'COUNTY_TAX', county: '130402' },
    });
  });

  test('that does not is named', () => {
    expect(() => parseExample('x.graphql', 'query X { viewer { person } }')).toThrow('x.graphql begins with');
  });
});
