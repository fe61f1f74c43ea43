import { basename, dirname } from 'node:path';

/** What the bundler tells of a module. */
interface Known {
  getModuleInfo(id: string): { readonly importers: readonly string[]; readonly isEntry: boolean } | null;
}

const first = 'o2-services';
const session = 'o2-session';

/**
 * The chunk of a module. What the first widget of a page needs lies in two: the session's with all that rooms share, and
 * its own. What only others share lies in one a room: a further file costs the loader a hash and the page a request, and
 * many small files compress worse than one.
 */
export function chunkOf(id: string, known: Known): string | null {
  const own = ownChunks[basename(id, '.ts')];
  const users = usersOf(id, known);
  const tags = new Set(users.map((path) => basename(path, '.ts')));
  const room = basename(dirname(id));
  if (tags.has(session) || /[\\/]kit[\\/]define\.ts$/.test(id)) return session;
  if (tags.has(first)) return room === 'services' ? first : session;
  if (own) return own;
  // Also for what comes on demand: it finds there what its element has loaded.
  if (tags.size === 1) return [...tags][0] ?? null;
  if (room === 'kit' || tags.size === 0) return null;
  const rooms = new Set(users.map((path) => basename(dirname(path))));
  return rooms.size === 1 ? ([...rooms][0] ?? null) : room;
}

/** What the first widget does without: by what it is for, so that a page of one kind loads nothing of another. */
const ownChunks: Readonly<Record<string, string>> = {
  'form-styles': 'forms',
  // Half of all elements show cards: less than a file of their own costs each of them.
  'card-styles': session,
  'dialog-styles': 'dialogs',
  'menu-styles': 'menus',
  popover: 'menus',
  'chip-styles': 'lists',
  'way-icons': 'lists',
  pager: 'lists',
  'list-pager': 'lists',
  'password-field': 'password',
  // One file for those who read English, not one for each element and what they share.
  'connection-strings.en': 'partners.en',
  'consent-strings.en': 'partners.en',
  'scope-words.en': 'partners.en',
  'next-step': 'o2-invoice',
  'next-strings': 'o2-invoice',
};

/** The elements that need a module at once. */
function usersOf(id: string, known: Known): readonly string[] {
  const reached = new Set([id]);
  const users: string[] = [];
  for (const it of reached) {
    const info = known.getModuleInfo(it);
    if (info?.isEntry) users.push(it);
    for (const importer of info?.importers ?? []) reached.add(importer);
  }
  return users;
}
