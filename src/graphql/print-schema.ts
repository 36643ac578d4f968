/** `npm run schema` writes schema/schema.graphql; `npm run schema -- --check` only says whether it is what the resolvers make. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { projectRoot } from '../project-root.js';
import { buildSchema } from './schema.js';

const file = join(projectRoot, 'schema', 'schema.graphql');
const text = `${printSchema(lexicographicSortSchema(buildSchema()))}\n`;

if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (readFileSync(file, 'utf8') !== text) {
  console.error('schema/schema.graphql 已过时。 schema/schema.graphql is out of date: run npm run schema.');
  process.exitCode = 1;
}
