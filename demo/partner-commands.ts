import { scopes } from '../components/contract/access.ts';
import * as operator from '../bff/partners/operator.ts';

type Operating = Parameters<typeof operator.addPartner>[0];

/** How `npm run partner` is used. */
export const usage = `npm run partner -- COMMAND

  add NAME [SCOPE…]               registers a partner and prints its key; all reading scopes when none are named
  add --test NAME [SCOPE…]        the same with a test key, for the demo only
  origin KEY ORIGIN               marks an origin such as https://www.example.fr as verified, or opens it again
  scope KEY SCOPE…                sets the scopes that the partner may ever have
  suspend KEY                     stops the partner everywhere within seconds
  resume KEY                      opens it again; its customers sign in anew
  suspend-origin KEY ORIGIN       stops one of its origins
  list                            prints every partner with its origins

Scopes: ${scopes.join(' ')}
DATABASE_URL (sqlite:PATH or postgres://…) says where; DATA_DIR/space.db when unset.`;

type Command = (deps: Operating, args: readonly string[], test: boolean) => Promise<string>;

const commands: Readonly<Record<string, Command>> = {
  add: async (deps, [name = '', ...wanted], test) => {
    const ceiling = wanted.length > 0 ? wanted : scopes.filter((scope) => scope.endsWith(':read'));
    const key = await operator.addPartner(deps, { name, ceiling, test });
    return `${key}\nNow verify where it may embed: npm run partner -- origin ${key} https://www.example.fr`;
  },
  origin: async (deps, [key = '', origin = '']) =>
    `${await operator.verifyOrigin(deps, key, origin)} may embed with ${key}`,
  scope: async (deps, [key = '', ...wanted]) => {
    await operator.setCeiling(deps, key, wanted);
    return `${key} may have ${wanted.join(' ')}`;
  },
  suspend: async (deps, [key = '']) => {
    await operator.suspendPartner(deps, key);
    return `${key} is suspended`;
  },
  resume: async (deps, [key = '']) => {
    await operator.resumePartner(deps, key);
    return `${key} is open again`;
  },
  'suspend-origin': async (deps, [key = '', origin = '']) =>
    `${await operator.suspendOrigin(deps, key, origin)} may not embed any more with ${key}`,
  list: async (deps) =>
    (await operator.listPartners(deps)).map(lineOf).join('\n') || 'No partner is registered.',
};

function lineOf({ id, name, status, ceiling, origins }: operator.Registered): string {
  const places = origins.map(
    ({ origin, verifiedAt, suspendedAt }) =>
      `  ${origin}${suspendedAt ? ' (suspended)' : verifiedAt ? '' : ' (not verified)'}`,
  );
  return [
    `${id}  ${name}${status === 'active' ? '' : ` (${status})`}  ${(JSON.parse(ceiling) as string[]).join(' ')}`,
    ...places,
  ].join('\n');
}

/** How many words a command takes, where it is not any number of scopes. */
const most: Readonly<Record<string, number>> = {
  origin: 2,
  suspend: 1,
  resume: 1,
  'suspend-origin': 2,
  list: 0,
};

/** Performs a command and answers what to print. Throws `Misuse` with one line that says what to type. */
export function perform(deps: Operating, words: readonly string[]): Promise<string> {
  const test = words.includes('--test');
  const [name = '', ...args] = words.filter((word) => word !== '--test');
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command)
    throw new operator.Misuse(`${name} is no command; there are ${Object.keys(commands).join(', ')}`);
  const odd =
    args.find((word) => word.startsWith('--')) ??
    (test && name !== 'add' ? '--test' : args[most[name] ?? 99]);
  if (odd !== undefined)
    throw new operator.Misuse(`${name}: ${odd} is too much; npm run partner -- --help says what it takes`);
  return command(deps, args, test);
}
