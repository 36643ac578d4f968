/** The request itself: who asks, with which key, for how much. */
import { type Kind, kind } from './kind.js';

export const REQUEST_REFUSALS = {
  UNAUTHENTICATED: kind<{ why: string }>(
    'No bearer token, or one that does not verify.',
    ({ why }) => `未登录或令牌无效。 Not signed in: ${why}.`,
    '请求头须带 "Authorization: Bearer …"；演示环境用 `npm run --silent token -- --role AUDITOR` 取得令牌。 Send "Authorization: Bearer …"; in demo mode `npm run --silent token -- --role AUDITOR` prints one.',
  ),
  FORBIDDEN: kind<{ needs: string }>(
    'The person’s roles do not allow this, or not for this pool or county.',
    ({ needs }) => `无权办理，须由 ${needs} 办理。 Not yours to do: it takes ${needs}.`,
    '请由上列角色、且权限及于该统筹区或县市区的人员办理。 Ask a person with one of these roles, bound to this pool or county.',
  ),
  IDEMPOTENCY_KEY_REUSED: kind<{ key: string; mutation: string }>(
    'The person has used this idempotency key for the same mutation with another input.',
    ({ key, mutation }) =>
      `幂等键“${key}”已用于另一次 ${mutation}。 The key "${key}" stands for another ${mutation}, with other input.`,
    '新请求用新键；重发请求时键与内容均须与原来一致。 Take a new key for a new request; repeat a request with its key and exactly its input.',
  ),
  INVALID_IDEMPOTENCY_KEY: kind<{ longest: number }>(
    'An idempotency key that is empty or too long.',
    ({ longest }) => `幂等键须为 1 至 ${longest} 个字符。 An idempotency key has 1 to ${longest} characters.`,
    '每个请求取一个新的 UUID。 Take a fresh UUID for each request.',
  ),
  QUERY_TOO_COMPLEX: kind<{ cost: number; limit: number }>(
    'The operation asks for more than one request may.',
    ({ cost, limit }) => `查询过大（${cost}，上限 ${limit}）。 The operation costs ${cost}, more than ${limit}.`,
    '减少字段或缩短列表，分几次查询。 Ask for fewer fields or shorter lists, in several requests.',
  ),
  QUERY_TOO_DEEP: kind<{ depth: number; limit: number }>(
    'The operation nests its fields too deeply.',
    ({ depth, limit }) =>
      `查询嵌套过深（${depth} 层，上限 ${limit} 层）。 Fields are nested ${depth} deep, more than ${limit}.`,
    '分几次查询。 Ask in several requests.',
  ),
  INVALID_PAGE_SIZE: kind<{ first: number; limit: number }>(
    'A page of a list is smaller than one or larger than allowed.',
    ({ first, limit }) => `每页 ${first} 条，须为 1 至 ${limit} 条。 A page has 1 to ${limit} items, not ${first}.`,
    '`first` 取上述范围内的数，下一页从 `pageInfo.endCursor` 之后取。 Give `first` within these bounds, and fetch the next page after `pageInfo.endCursor`.',
  ),
  INVALID_CURSOR: kind(
    'A cursor that this list did not give.',
    () => '游标无效。 The cursor is not one of this list.',
    '以前一页的 `pageInfo.endCursor` 作 `after`，筛选条件不变；第一页不填。 Give `pageInfo.endCursor` of the page before as `after`, with the same filter; leave it out for the first page.',
  ),
  FOUR_EYES: kind(
    'The same person entered it and confirms it, or drafted it and reviews it.',
    () => '录入与确认、起草与复核、复核与审定不得为同一人。 This takes another person than the one before.',
    '请由具有该角色的另一人办理。 Have another person with the role do it.',
  ),
  INTERNAL: kind(
    'A bug of ours. The log has the details under the request id; the answer never has.',
    () => '系统内部错误。 Something went wrong inside.',
    '请重试；仍不成功的，请告知请求编号。 Try again; if it stays, report the request id.',
  ),
} satisfies Record<string, Kind<never>>;
