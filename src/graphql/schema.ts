/** The schema, from the resolvers; every query and mutation guarded. */
import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql';
import { guard } from '../identity/who-may.js';
import { resolvers } from '../resolvers.js';
import { storableText } from './storable-text.js';

/** Input is checked by the services, which say all faults of a document at once; so no validator runs before them. */
export const buildSchema = (from: NonEmptyArray<Function> = resolvers): GraphQLSchema =>
  guard(storableText(buildSchemaSync({ resolvers: from, validate: false })));
