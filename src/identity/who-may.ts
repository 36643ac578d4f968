/**
 * Who may call what. Every query and mutation declares its roles; one that does not keeps the schema from being built, so nothing is
 * open by oversight. The declaration stands in the schema (extensions.whoMay), where tests make the role × mutation matrix from it.
 */
import type { GraphQLField, GraphQLSchema } from 'graphql';
import { Extensions } from 'type-graphql';
import type { Context } from '../context.js';
import { Refused, refusal } from '../refusal.js';
import { ALL_ROLES, inWords, type Role } from './role.js';

/** On a query or mutation: one of these roles, bound anywhere. Whether it reaches the county is for `mustActOn` to say. */
export const WhoMay = (...roles: Role[]): MethodDecorator => Extensions({ whoMay: roles });

/** On a query or mutation: anybody who is signed in. */
export const AnyRole = (): MethodDecorator => WhoMay(...ALL_ROLES);

/** The roles that a query or mutation declares. */
export const whoMay = (field: GraphQLField<unknown, Context>): readonly Role[] | undefined =>
  field.extensions.whoMay as readonly Role[] | undefined;

/** Puts the check before every query and mutation; throws when one has no declaration. */
export function guard(schema: GraphQLSchema): GraphQLSchema {
  const mutation = schema.getMutationType();
  const roots = [schema.getQueryType(), mutation, schema.getSubscriptionType()];
  for (const field of roots.flatMap((root) => Object.values(root?.getFields() ?? {}))) {
    const roles = whoMay(field);
    if (!roles?.length) throw new TypeError(`"${field.name}" declares no roles: @WhoMay(…) or @AnyRole()`);
    const { resolve } = field;
    if (!resolve) throw new TypeError(`"${field.name}" has no resolver`);
    field.resolve = (source, args, context: Context, info) => {
      const { grants } = context.viewer;
      if (!grants.some(({ role }) => roles.includes(role)))
        throw new Refused(refusal('FORBIDDEN', { needs: inWords(roles) }));
      if (info.parentType === mutation) context.forget();
      return resolve(source, args, context, info);
    };
  }
  return schema;
}
