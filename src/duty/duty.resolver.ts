import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { dateOf, dayOf, isDate } from '../dates.js';
import { type ConnectionOf, pageOfAll } from '../graphql/connection.js';
import { after, first } from '../graphql/connection.types.js';
import { AnyRole } from '../identity/who-may.js';
import { countiesLoader, type CountyRow } from '../pool/pool.loader.js';
import { CountyType } from '../pool/pool.types.js';
import { Refused, refusal } from '../refusal.js';
import { today } from '../today.js';
import { type Duty, placeOf } from './duty.js';
import { DutyFilterType } from './duty.input.js';
import { dutiesLoader } from './duty.loader.js';
import { DutyConnection, DutyType } from './duty.types.js';

const MOST_DAYS = 366;

@Resolver()
export class DutyResolver {
  @AnyRole()
  @Query(() => DutyConnection, {
    description:
      '职责日历：一段期间内到期的职责，按期限先后，截至某日由账簿和文件推算；县级角色只见本县的和统筹区本级的（不含金额）。 The duties that are due in a ' +
      'window, in order of day, as of a day. A county’s role sees its own, and the pool’s without amounts. Fails with INVALID_DATE, ' +
      'WINDOW_TOO_LONG, INVALID_PAGE_SIZE, INVALID_CURSOR.',
  })
  async duties(
    @Arg('filter', () => DutyFilterType) filter: DutyFilterType,
    @Arg('asOf', () => String, {
      nullable: true,
      description: '截至日期（YYYY-MM-DD）；不填为今天。 As of this day (ISO); today where none is given.',
    })
    asOf: string | null,
    @Arg(...first(50)) first_: number,
    @Arg(...after) after_: string | null,
    @Ctx() context: Context,
  ): Promise<ConnectionOf<Duty>> {
    const { pool, county, from, to, statuses, tasks } = filter;
    const found = await dutiesSeen(context, pool, { from, to, asOf: asOf ?? today() }, ['filter']);
    const asked = found.filter(
      (duty) =>
        (county == null || duty.county === county) &&
        (statuses?.includes(duty.status) ?? true) &&
        (tasks?.includes(duty.task) ?? true),
    );
    return pageOfAll(asked, { first: first_, after: after_ }, placeOf);
  }
}

@Resolver(() => CountyType)
export class CountyDutiesResolver {
  @FieldResolver(() => [DutyType], {
    description:
      '本县今后若干天内到期的职责，按期限先后，截至起始日。 What is due in the county in the days to come, in order of day, as of the first of them. Fails ' +
      'with INVALID_DATE, WINDOW_TOO_LONG.',
  })
  async duties(
    @Root() { id, pool }: CountyRow,
    @Arg('days', () => Int, { defaultValue: 30, description: '天数，1 至 366。 How many days, 1 to 366.' })
    days: number,
    @Arg('from', () => String, {
      nullable: true,
      description: '起始日（YYYY-MM-DD）；不填为今天。 From this day on (ISO); from today where none is given.',
    })
    from: string | null,
    @Ctx() context: Context,
  ): Promise<Duty[]> {
    const start = from ?? today();
    const to = isDate(start) && days >= 1 && days <= MOST_DAYS ? dateOf(dayOf(start) + days - 1) : null;
    if (to === null && isDate(start)) throw new Refused(tooLong(days, ['days']));
    const found = await dutiesSeen(context, pool, { from: start, to: to ?? start, asOf: start }, []);
    return found.filter(({ county }) => county === id);
  }
}

const tooLong = (days: number, path: string[]) => refusal('WINDOW_TOO_LONG', { days, limit: MOST_DAYS }, path);

async function dutiesSeen(
  context: Context,
  pool: string,
  window: { from: string; to: string; asOf: string },
  path: string[],
): Promise<Duty[]> {
  for (const [field, given] of Object.entries(window))
    if (!isDate(given))
      throw new Refused(refusal('INVALID_DATE', { given }, field === 'asOf' ? ['asOf'] : [...path, field]));
  const { from, to } = window;
  if (to < from) throw new Refused(refusal('INVALID_DATE', { given: `${to} < ${from}` }, [...path, 'to']));
  const days = dayOf(to) - dayOf(from) + 1;
  if (days > MOST_DAYS) throw new Refused(tooLong(days, [...path, 'to']));
  const members = await context.loader(countiesLoader).load(pool);
  return context.loader(dutiesLoader).load({ pool, members, ...window });
}
