/**
 * Everything the product refuses, as one closed list: code, a sentence with the facts in it (Chinese, then English), and what to do
 * about it. A fault that users can cause has its code here; anything else is a bug and is answered as INTERNAL, without detail.
 */
import type { Citation } from './policy/policy.js';

interface Kind<F> {
  /** When this is said, in one line: the manual. */
  when: string;
  message: (facts: F) => string;
  remedy: string;
}
const kind = <F = void>(when: string, message: (facts: F) => string, remedy: string): Kind<F> => ({
  when,
  message,
  remedy,
});

export const REFUSALS = {
  UNAUTHENTICATED: kind(
    'No bearer token, or one that does not verify.',
    () => '未登录或令牌无效。 No valid bearer token came with the request.',
    'Send "Authorization: Bearer …"; in demo mode `npm run --silent token -- --role AUDITOR` prints one.',
  ),
  FORBIDDEN: kind<{ needs: string }>(
    'The person’s roles do not allow this, or not for this pool or county.',
    ({ needs }) => `无权办理，须由 ${needs} 办理。 Not yours to do: it takes ${needs}.`,
    'Ask a person with one of these roles, bound to this pool or county.',
  ),
  UNKNOWN_POLICY: kind<{ policy: string }>(
    'No policy has this id.',
    ({ policy }) => `没有政策“${policy}”。 There is no policy "${policy}".`,
    'The `policies` query lists the ids.',
  ),
  DUPLICATE_COUNTY: kind<{ county: string }>(
    'A county occurs twice in one scenario or document.',
    ({ county }) => `县市区“${county}”重复。 County "${county}" is given twice.`,
    'Give each county once.',
  ),
  NEGATIVE_AMOUNT: kind<{ amount: string }>(
    'An amount that can only be zero or more is negative.',
    ({ amount }) => `金额 ${amount} 不得为负。 The amount ${amount} must not be negative.`,
    'Give zero or more.',
  ),
  INVALID_AMOUNT: kind<{ given: string }>(
    'Not an amount: more than two decimals, an exponent, a JSON number, too many digits.',
    ({ given }) => `“${given}”不是金额。 ${given} is not an amount.`,
    'Give a string of plain digits with up to two decimals, such as "1234.50".',
  ),
  TOO_MANY_COUNTIES: kind<{ count: number; limit: number }>(
    'A scenario has more counties than one request may.',
    ({ count, limit }) => `县市区 ${count} 个，超过上限 ${limit} 个。 ${count} counties are more than ${limit}.`,
    'Split the scenario.',
  ),
  DECIDED_DRAW_EXCEEDS_RESERVE: kind<{ draws: string; reserve: string }>(
    'Decided draws, as used, are together above what the reserve holds.',
    ({ draws, reserve }) =>
      `决定调剂 ${draws} 元，超过风险调剂金 ${reserve} 元。 Draws of ${draws} yuan exceed the reserve of ${reserve} yuan.`,
    'Lower the draws, or levy first.',
  ),
  INTERNAL: kind(
    'A bug of ours. The log has the details under the request id; the answer never has.',
    () => '系统内部错误。 Something went wrong inside.',
    'Try again; if it stays, report the request id.',
  ),
} satisfies Record<string, Kind<never>>;

export type RefusalCode = keyof typeof REFUSALS;
type Facts<C extends RefusalCode> = (typeof REFUSALS)[C] extends Kind<infer F> ? F : never;

export interface Refusal {
  code: RefusalCode;
  message: string;
  /** Where in the input: ["scenario", "counties", "3", "levy"]. Empty when the request as a whole is meant. */
  path: string[];
  remedy: string;
  citation: Citation | null;
}

/** Says no: refusal('UNKNOWN_POLICY', { policy }, ['scenario', 'policy']). */
export function refusal<C extends RefusalCode>(
  code: C,
  facts: Facts<C>,
  path: readonly (string | number)[] = [],
  citation: Citation | null = null,
): Refusal {
  const { message, remedy } = REFUSALS[code] as unknown as Kind<Facts<C>>;
  return { code, message: message(facts), path: path.map(String), remedy, citation };
}

/** Thrown inside a transaction, so that nothing is half done; becomes the payload's `refusals`, or a query's error. */
export class Refused extends Error {
  readonly refusals: readonly Refusal[];
  constructor(...refusals: Refusal[]) {
    super(refusals.map(({ code, message }) => `${code}: ${message}`).join('\n'));
    this.refusals = refusals;
  }
}
