import { cruiseTree } from './cruise.ts';

// node test/architecture/imports.ts            every import
// node test/architecture/imports.ts FILE…      those of these files: enough before a commit, but cycles go unseen
const changed = process.argv.slice(2).filter((path) => path !== '.');
const files = changed.filter((path) => /^(components|bff|demo|stories|test)\/.*\.ts$/.test(path));

if (changed.length === 0 || files.length > 0) {
  const { modules, breaches } = await cruiseTree(process.cwd(), files);
  for (const { rule, from, to } of breaches) console.log(`${rule}: ${from} → ${to}`);
  const seen = modules > (files.length || 50);
  if (!seen) console.log(`Only ${modules} modules were read, so most imports were not judged.`);
  process.exitCode = breaches.length > 0 || !seen ? 1 : 0;
}
