/** 统筹区: which pool, fund, county or policy, and what a pool of pools asks for. */
import { type Kind, kind } from './kind.js';

export const POOL_REFUSALS = {
  UNKNOWN_POOL: kind<{ pool: string }>(
    'No pool has this id.',
    ({ pool }) => `没有统筹区“${pool}”。 There is no pool "${pool}".`,
    '编号见查询 `pools`。 The `pools` query lists the ids.',
  ),
  UNKNOWN_FUND: kind<{ pool: string; insurance: string }>(
    'No fund of this pool and insurance.',
    ({ pool, insurance }) => `没有基金 ${pool}/${insurance}。 There is no fund ${pool}/${insurance}.`,
    '统筹区及其险种见查询 `pools`。 The `pools` query lists pools and their funds.',
  ),
  UNKNOWN_COUNTY: kind<{ county: string; pool: string }>(
    'The pool has no such county, or its books in this fund are not open.',
    ({ county, pool }) => `统筹区 ${pool} 没有县市区“${county}”。 Pool ${pool} has no county "${county}".`,
    '县市区及其编号见查询 `pool`。 The `pool` query lists the counties and the ids.',
  ),
  UNKNOWN_ID: kind<{ what: string; id: string }>(
    'Nothing of this kind has this id, or it is not yours to see.',
    ({ what, id }) => `没有${what}“${id}”。 There is no ${what} "${id}".`,
    '编号取自查询结果。 Take the id from a query.',
  ),
  UNKNOWN_POLICY: kind<{ policy: string }>(
    'No policy has this id.',
    ({ policy }) => `没有政策“${policy}”。 There is no policy "${policy}".`,
    '编号见查询 `policies`。 The `policies` query lists the ids.',
  ),
  DUPLICATE_POOL: kind<{ pool: string }>(
    'A pool or county with this id is there already.',
    ({ pool }) => `“${pool}”已存在。 "${pool}" exists already.`,
    '另取编号。 Choose another id.',
  ),
  POLICY_NOT_IN_FORCE: kind<{ pool: string; year: number }>(
    'No policy settles this fund year of this pool.',
    ({ pool, year }) => `${pool} ${year} 年度没有适用的政策。 No policy is in force for ${pool} in fund year ${year}.`,
    '各政策适用的基金年度见查询 `policies`。 The `policies` query shows the fund years of each policy.',
  ),
  TIER_LINKED: kind<{ link: string }>(
    'The member is a lower pool already, or the pool is a member of an upper one already.',
    ({ link }) => `层级已登记：${link}。 The link is made already: ${link}.`,
    '查询统筹区的 upperPool，或县市区的 lowerPool。 Query the pool’s upperPool, or the county’s lowerPool.',
  ),
  TIERS_IN_A_CIRCLE: kind<{ link: string }>(
    'A pool would be a member of itself, directly or through pools between.',
    ({ link }) => `统筹区不得为其自身的下级：${link}。 A pool can’t be below itself: ${link}.`,
    '将成员与其自身所成的统筹区关联。 Link the member to the pool that it is.',
  ),
  NO_LOWER_POOL: kind<{ county: string; pool: string }>(
    'The county is no member of the pool that is a pool itself.',
    ({ county, pool }) =>
      `统筹区 ${pool} 的成员“${county}”没有登记下级统筹区。 "${county}" of ${pool} is not linked to a pool of its own.`,
    '由管理员关联（linkLowerPool），或凭文件录入事实和收支。 Have the administrator link it: linkLowerPool; or enter facts and rows from documents.',
  ),
  LOWER_SETTLEMENT_MISSING: kind<{ pool: string; year: number }>(
    'The lower pool’s year has no settlement that is posted and stands.',
    ({ pool, year }) =>
      `下级统筹区 ${pool} ${year} 年度清算尚未入账。 The settlement of ${year} of ${pool} is not posted.`,
    '下级统筹区先清算该年度（在下级办理 confirmSettlement）。 The lower pool settles its year first: confirmSettlement there.',
  ),
  LOWER_SETTLEMENT_REVERSED: kind<{ facts: string }>(
    'Facts were summed up from a lower pool’s settlement that no longer stands or was corrected; a draft that used them is stale.',
    ({ facts }) =>
      `年度事实所据的下级清算已冲销或更正（${facts}），据此起草的清算失效。 The lower settlement behind the facts was reversed or corrected (${facts}); a draft on ` +
      'them is stale.',
    '按下级已入账的清算重新汇总事实（consolidateYearFacts），确认后重新起草。 Sum the facts up again from what stands posted in the lower pool (consolidateYearFacts), confirm them, and draft again.',
  ),
  TIERS_DISAGREE: kind<{ county: string; what: string; here: string; there: string }>(
    'A member’s book and its own pool’s counties together differ in the year that the lower pool has settled.',
    ({ county, what, here, there }) =>
      `${county} 两级账簿不一致：${what}本级 ${here} 元，下级合计 ${there} 元。 The two levels differ: ${here} here, ${there} in the lower pool.`,
    '用 loadLowerBooks 补记所缺，或更正有误的行。 Book what is lacking here with loadLowerBooks, or correct the rows that are wrong.',
  ),
} satisfies Record<string, Kind<never>>;
