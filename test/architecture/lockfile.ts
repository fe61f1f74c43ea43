interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** The part of package-lock.json (version 3) that the check reads. */
export interface Lockfile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

/**
 * What would make `npm ci` refuse the lock or fetch something unproved: an optional binary that npm silently
 * left out while writing it, a package without an integrity hash, an address that only one machine knows.
 */
export function lockProblems({ packages }: Lockfile): string[] {
  return Object.entries(packages).flatMap(([at, locked]) => [
    ...missingBinaries(packages, at, locked),
    ...unprovedPackage(at, locked),
  ]);
}

function missingBinaries(packages: Lockfile['packages'], at: string, locked: LockedPackage): string[] {
  return Object.entries(locked.optionalDependencies ?? {})
    .filter(([name, range]) => !satisfies(nearest(packages, at, name), range))
    .map(([name, range]) => `${at || 'the root'} lacks its optional ${name}@${range}: pin an older version`);
}

function satisfies(found: LockedPackage | undefined, range: string): boolean {
  const exact = /^\d/.test(range);
  return found !== undefined && (!exact || found.version === range);
}

/** Looks a package up as Node does: in the folder itself, then in each folder above. */
function nearest(packages: Lockfile['packages'], at: string, name: string): LockedPackage | undefined {
  const folders = at
    .split('/node_modules/')
    .map((_, depth, parts) => parts.slice(0, depth + 1).join('/node_modules/'));
  const paths = folders.reverse().map((folder) => `${folder ? `${folder}/` : ''}node_modules/${name}`);
  const hit = [...paths, `node_modules/${name}`].find((path) => packages[path]);
  return hit === undefined ? undefined : packages[hit];
}

function unprovedPackage(at: string, locked: LockedPackage): string[] {
  if (!at.includes('node_modules/') || locked.link) return [];
  return [
    ...(locked.integrity ? [] : [`${at} has no integrity hash: run npm install again`]),
    ...(locked.resolved
      ? [`${at} names the address ${locked.resolved}: run npm install with our .npmrc`]
      : []),
  ];
}
