import { table, type Figure } from './figure.js';
import { fundStateBench } from './fund-state/fund-state.js';
import { reportBench } from './report/report.js';
import { settleBench } from './settle/settle.js';
const all = { settle: settleBench, report: reportBench, 'fund-state': fundStateBench };
const figures: Figure[] = [];
for (const [name, bench] of Object.entries(all)) if (process.argv.slice(2).includes(name)) figures.push(...await bench());
console.log(table(figures));
