import { Arg, Query, Resolver } from 'type-graphql';
import { AnyRole } from '../identity/who-may.js';
import { Refused } from '../refusal.js';
import { checkAccounts, IDENTITIES } from './check.js';
import { faultsOf } from './faults.js';
import { PublishedAccountsInputType } from './published.input.js';
import { PublishedAccountsCheckType } from './published.types.js';

@Resolver()
export class PublishedResolver {
  @AnyRole()
  @Query(() => PublishedAccountsCheckType, {
    description:
      '核对他处公布的决算：年初、收入、支出、年末是否相接，各项之和、可支付月数是否相符；不存储。 Checks accounts as a place published them, within the rounding of what was ' +
      'printed; stores nothing. Refused with INVALID_FIGURE, EMPTY_DOCUMENT, TOO_MANY_ROWS, NAME_MISSING, REASON_MISSING; all faults at once.',
  })
  checkPublishedAccounts(
    @Arg('input', () => PublishedAccountsInputType, { description: '公布的数。 The figures.' })
    input: PublishedAccountsInputType,
  ): PublishedAccountsCheckType {
    const faults = faultsOf(input);
    if (faults.length > 0) throw new Refused(...faults);
    const checks = checkAccounts(input).map((checked) => ({ ...checked, rule: IDENTITIES[checked.identity] }));
    return { source: input.source, consistent: checks.every(({ outcome }) => outcome !== 'FAILS'), checks };
  }
}
