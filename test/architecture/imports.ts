import { cruiseTree } from './cruise.ts';

const { modules, breaches } = await cruiseTree(process.cwd());

for (const { rule, from, to } of breaches) console.log(`${rule}: ${from} → ${to}`);
if (modules === 0) console.log('No module was read, so no import was judged.');
process.exitCode = breaches.length > 0 || modules === 0 ? 1 : 0;
