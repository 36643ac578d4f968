/** Starts the product, and stops it in order. The only file that listens. */
import { readSettings } from './settings.js';
import { StartFault } from './start-fault.js';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 17)) {
  console.error(
    `Node ${process.versions.node} 版本过低，请用 npm start。 Node ${process.versions.node} is too old: ` +
      'run npm start, which uses the Node that npm ci installed.',
  );
  process.exit(1);
}

// GraphQL's own development checks would double the time of a large answer
process.env.NODE_ENV ??= 'production';

try {
  const settings = readSettings(process.env, process.argv.slice(2));
  const { run } = await import('./run.js'); // only now: what it loads takes a newer Node, and a second
  await run(settings);
} catch (error) {
  console.error(error instanceof StartFault ? error.message : error);
  process.exit(1);
}
