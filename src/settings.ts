/** The whole of what the environment and the command line decide, read once. */
import type { DemoExtent } from './demo/load-demo.js';
import { DEFAULT_KEPT_DAYS, DEFAULT_LIMITS, MEGABYTE, type ReportLimits } from './report/limits.js';
import { StartFault } from './start-fault.js';

export interface Settings {
  port: number;
  /** Where to listen: in demo mode, when everybody knows the key, this machine only. */
  host: string;
  dataDir: string;
  /** A PostgreSQL server, as owner of the database, instead of the embedded cluster. */
  databaseUrl: string | undefined;
  /** The application's own login on that server. */
  applicationUrl: string | undefined;
  /** Accepts tokens signed with the demo key; off with DEMO=0. */
  demo: boolean;
  /** What a first start loads: pools, books and the year 2021; with DEMO=books no months and facts; with DEMO=0 nothing. */
  demoData: DemoExtent | undefined;
  jwksUrl: string | undefined;
  /** A public key in PEM, or the path of a file that has one. */
  publicKey: string | undefined;
  /** The PEM file, or its text, of the key that signs reports, with its certificates; the demo key where none is given. */
  signer: string | undefined;
  /** Where readers of a printed report find the server (the code on it leads there), without a slash at the end. */
  publicUrl: string;
  /** How large a report may get: REPORT_MAX_PAGES, REPORT_MAX_MB. */
  limits: ReportLimits;
  /** REPORT_KEPT_DAYS: how long the file of a report is kept; its content is kept for good. */
  keptDays: number;
  /** LINK_KEY: signs download links; without one, a key of this process. */
  linkKey: string | undefined;
  /** Answers requests; not with --worker. */
  serves: boolean;
  /** Makes reports and computes stress tests; not with --no-worker. */
  works: boolean;
}

type Environment = Record<string, string | undefined>;

export function readSettings(env: Environment, flags: readonly string[]): Settings {
  const unknown = flags.find((flag) => flag !== '--worker' && flag !== '--no-worker');
  if (unknown) throw new StartFault(`不认识的参数 ${unknown}。 Unknown flag ${unknown}: --worker or --no-worker.`);
  const demo = env.DEMO !== '0';
  return {
    port: portOf(env.PORT || '4000'),
    host: env.HOST || (demo ? 'localhost' : '::'),
    dataDir: env.DATA_DIR || '.data',
    databaseUrl: databaseUrlOf('DATABASE_URL', env.DATABASE_URL),
    applicationUrl: databaseUrlOf('APP_DATABASE_URL', env.APP_DATABASE_URL),
    demo,
    demoData: demo ? (env.DEMO === 'books' ? 'BOOKS' : 'YEAR') : undefined,
    jwksUrl: env.AUTH_JWKS_URL || undefined,
    publicKey: env.AUTH_PUBLIC_KEY || undefined,
    publicUrl: (env.PUBLIC_URL || `http://localhost:${env.PORT || '4000'}`).replace(/\/+$/, ''),
    signer: env.REPORT_SIGNING_KEY || undefined,
    limits: {
      pages: countOf('REPORT_MAX_PAGES', env.REPORT_MAX_PAGES, DEFAULT_LIMITS.pages),
      bytes: countOf('REPORT_MAX_MB', env.REPORT_MAX_MB, DEFAULT_LIMITS.bytes / MEGABYTE) * MEGABYTE,
    },
    keptDays: countOf('REPORT_KEPT_DAYS', env.REPORT_KEPT_DAYS, DEFAULT_KEPT_DAYS),
    linkKey: linkKeyOf(env.LINK_KEY),
    serves: !flags.includes('--worker'),
    works: !flags.includes('--no-worker'),
  };
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new StartFault(`PORT“${text}”不是端口号。 PORT=${text} is not a port number.`);
  return port;
}

function countOf(name: string, text: string | undefined, otherwise: number): number {
  if (!text) return otherwise;
  if (!/^[1-9]\d{0,6}$/.test(text))
    throw new StartFault(`${name}“${text}”不是正整数。 ${name}=${text} is not a whole number above zero.`);
  return Number(text);
}

/** HMAC-SHA-256 takes a key as long as its output. */
const SHORTEST_KEY = 32;

function linkKeyOf(text: string | undefined): string | undefined {
  if (text && Buffer.byteLength(text) < SHORTEST_KEY)
    throw new StartFault(`LINK_KEY 过短，至少 ${SHORTEST_KEY} 字节。 LINK_KEY has fewer than ${SHORTEST_KEY} bytes.`);
  return text || undefined;
}

/** The message does not repeat the value: it may have a password in it. */
function databaseUrlOf(name: string, text: string | undefined): string | undefined {
  if (!text) return undefined;
  if (!URL.canParse(text) || !/^postgres(ql)?:$/.test(new URL(text).protocol))
    throw new StartFault(
      `${name} 不是 PostgreSQL 地址。 ${name} is not of the form postgresql://user:password@host:5432/database.`,
    );
  return text;
}
