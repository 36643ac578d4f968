import { Query, Resolver } from 'type-graphql';
import { AnyRole } from './identity/who-may.js';
import { REFUSALS } from './refusal.js';
import { RefusalCodeType } from './refusal.types.js';

@Resolver()
export class RefusalResolver {
  @AnyRole()
  @Query(() => [RefusalCodeType], { description: '全部拒绝代码。 Every code a refusal or an error can have.' })
  refusalCodes(): RefusalCodeType[] {
    return Object.entries(REFUSALS).map(([code, { when, remedy }]) => ({ code, when, remedy }));
  }
}
