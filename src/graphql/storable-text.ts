/** No text of a mutation may have a NUL in it: PostgreSQL stores none. Said for every field at once, before the mutation runs. */
import type { GraphQLSchema } from 'graphql';
import { refusal } from '../refusal.js';

/** Puts the check before every mutation; what is wrong goes into the payload's `refusals`. */
export function storableText(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const { resolve } = field;
    field.resolve = (source, args, context, info) => {
      const refusals = placesOfNul(args).map((path) => refusal('INVALID_TEXT', undefined, path));
      return refusals.length > 0 ? { refusals } : resolve!(source, args, context, info);
    };
  }
  return schema;
}

function placesOfNul(args: unknown): string[][] {
  const found: string[][] = [];
  const path: string[] = [];
  const look = (value: unknown): void => {
    if (typeof value === 'string') {
      if (value.includes('\0')) found.push([...path]);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        path.push(key);
        look(inner);
        path.pop();
      }
    }
  };
  look(args);
  return found;
}
