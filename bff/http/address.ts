/**
 * The address that the last trusted proxy saw, as limits count it: only as many hops are believed as we run, IPv6 by /64,
 * since one subscriber owns all of those.
 */
export function addressOf(forwarded: string | null, peer: string, trustedProxies: number): string {
  if (forwarded === null) return networkOf(peer);
  const hops = forwarded.split(',').map((hop) => hop.trim());
  const all = [...hops, peer];
  return networkOf(all[Math.max(0, all.length - 1 - trustedProxies)] ?? peer);
}

const plainV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/** An IPv4 address, the /64 of an IPv6 one, or `?` for what is neither. */
export function networkOf(address: string): string {
  if (plainV4.test(address)) return address;
  const bare = address
    .replace(/^\[([^\]]*)\](:\d+)?$/, '$1')
    .replace(/%.*$/, '')
    .toLowerCase();
  const v4 = /^(?:::ffff:)?(\d{1,3}(?:\.\d{1,3}){3})(?::\d+)?$/.exec(bare)?.[1];
  if (v4) return v4;
  const groups = groupsOf(bare);
  return groups ? `${groups.slice(0, 4).join(':')}::/64` : '?';
}

function groupsOf(address: string): string[] | undefined {
  if (!/^[0-9a-f:.]{2,45}$/.test(address) || !address.includes(':')) return undefined;
  const [head = '', tail, ...rest] = address.split('::');
  if (rest.length > 0) return undefined;
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = 8 - left.length - right.length - (address.includes('.') ? 1 : 0);
  if (tail === undefined ? missing !== 0 : missing < 0) return undefined;
  return [...left, ...Array.from({ length: missing }, () => '0'), ...right].map((group) =>
    group.replace(/^0+(?=.)/, ''),
  );
}
