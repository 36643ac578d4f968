/** Forward only. Each migration is one .sql file beside this one, named by what it brings, run in one transaction as the owner. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Migration } from '@mikro-orm/migrations';
import { projectRoot } from '../src/project-root.js';

const folder = join(projectRoot, 'migrations');

export const migrations = readdirSync(folder)
  .filter((file) => file.endsWith('.sql'))
  .sort()
  .map((file) => ({
    name: file.replace(/\.sql$/, ''),
    class: class extends Migration {
      override up(): void {
        this.addSql(readFileSync(join(folder, file), 'utf8'));
      }
    },
  }));
