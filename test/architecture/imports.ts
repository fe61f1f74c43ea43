import { cruiseTree } from './cruise.ts';

const { modules, breaches } = await cruiseTree(process.cwd());

for (const { rule, from, to } of breaches) console.log(`${rule}: ${from} → ${to}`);
const seen = modules > 50;
if (!seen) console.log(`Only ${modules} modules were read, so most imports were not judged.`);
process.exitCode = breaches.length > 0 || !seen ? 1 : 0;
