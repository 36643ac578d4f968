/** 报表上限: how large a report may get. What is larger fails with a reason; memory never runs out over it. */
import { type Refusal, refusal } from '../refusal.js';

export interface ReportLimits {
  pages: number;
  /** Of the file. */
  bytes: number;
}

export const MEGABYTE = 1024 * 1024;

/** `verifyReport` and POST /reports/verification take no larger file: one that nobody could hand in again is not made. */
export const LARGEST_FILE = 64 * MEGABYTE;

/** The yearly package of a city of 20 counties has some hundred pages; 2,000 of them take about 50 MB of file and 600 MB of memory. */
export const DEFAULT_LIMITS: ReportLimits = { pages: 2_000, bytes: LARGEST_FILE };

/** 保存期: an audit comes round once a year; until it has, whoever was sent to fetch a file finds it there. */
export const DEFAULT_KEPT_DAYS = 365;

export const inMegabytes = (bytes: number): string => `${(bytes / MEGABYTE).toFixed(1)} MB`;

/** What is wrong with the size, if anything; the file's own is known when it is drawn. */
export function tooLarge(
  limits: ReportLimits,
  { pages, bytes = 0 }: { pages: number; bytes?: number },
): Refusal | undefined {
  if (pages > limits.pages)
    return refusal('REPORT_FILE_TOO_LARGE', { size: `${pages} 页 pages`, most: String(limits.pages) });
  if (bytes > limits.bytes)
    return refusal('REPORT_FILE_TOO_LARGE', { size: inMegabytes(bytes), most: inMegabytes(limits.bytes) });
  return undefined;
}
