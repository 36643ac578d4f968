import { Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import type { Viewer } from './viewer.js';
import { ViewerType } from './viewer.types.js';
import { AnyRole } from './who-may.js';

@Resolver()
export class ViewerResolver {
  @AnyRole()
  @Query(() => ViewerType, { description: '当前用户及其授权。 Who I am, and what I may.' })
  viewer(@Ctx() context: Context): Viewer {
    return context.viewer;
  }
}
