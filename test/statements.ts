import type { TestDatabase } from './database.js';

/** The names of the prepared statements that the work runs, in order. */
export async function statementsOf(database: TestDatabase, work: () => Promise<unknown>): Promise<string[]> {
  const { read } = database;
  const names: string[] = [];
  database.read = (statement, values) => {
    names.push(statement.name);
    return read(statement, values);
  };
  await work();
  database.read = read;
  return names;
}
