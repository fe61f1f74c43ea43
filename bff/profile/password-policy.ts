import type { FieldError } from '../../components/contract/problem.ts';
import { leastCharacters, mostCharacters } from '../../components/contract/profile.ts';

const mostBytes = 1024;
const leastScore = 3;
// Longer input tells the estimator nothing new and costs time that grows with its square.
const judgedCharacters = 64;

const brand = ['espace o2', 'o2switch', 'espace client', 'mot de passe', 'password', 'azerty', 'qwerty'];

/** Loaded with the first password that is set: the dictionaries weigh some megabytes. */
interface Judge {
  readonly common: ReadonlySet<string>;
  readonly score: (password: string, context: readonly string[]) => Promise<number>;
}
let judge: Promise<Judge> | undefined;

async function loadJudge(): Promise<Judge> {
  const [{ ZxcvbnFactory }, common, french] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-fr'),
  ]);
  const factory = new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...french.dictionary },
    graphs: common.adjacencyGraphs,
    maxLength: judgedCharacters,
    l33tMaxSubstitutions: 20,
  });
  return {
    common: new Set(common.dictionary['passwords-common'] as readonly string[]),
    score: async (password, context) => (await factory.checkAsync(password, [...context])).score,
  };
}

/** The form in which a password is judged and hashed: the same keys on another keyboard or system give the same text. */
export const normalPassword = (password: string): string => password.normalize('NFKC');

/**
 * What is wrong with a password, if anything (NIST SP 800-63B-4: length, a blocklist, no composition rules). `context`
 * names what others know of the person. `least` is 15 characters, 10 with a second factor.
 */
export async function judgePassword(
  raw: string,
  context: readonly string[],
  least: number = leastCharacters.alone,
): Promise<FieldError | undefined> {
  const password = normalPassword(raw);
  const length = [...password].length;
  if (/[\p{Cc}\p{Cs}]/u.test(raw)) return fault('password-characters', 'Leave out control characters.');
  if (length < least)
    return fault('password-short', `Use at least ${least} characters; three or four words will do.`);
  if (length > mostCharacters || new TextEncoder().encode(password).byteLength > mostBytes)
    return fault('password-long', `Use at most ${mostCharacters} characters.`);
  const { common, score } = await (judge ??= loadJudge());
  if (common.has(password.toLowerCase()))
    return fault(
      'password-common',
      'This password stands in the lists that attackers try first; choose another.',
    );
  const words = contextWords(context);
  if (isMadeOf(password, words))
    return fault(
      'password-personal',
      'Add words that others do not connect with you: it is little more than your name, your sites, or the word password.',
    );
  if ((await score(password, words)) < leastScore)
    return fault('password-guessable', 'This is easy to guess: add words that do not belong together.');
  return undefined;
}

const fault = (rule: string, detail: string): FieldError => ({ pointer: '/password', rule, detail });

/** Whole names and their parts, in lower case, of three letters or more. */
function contextWords(context: readonly string[]): string[] {
  const whole = [...brand, ...context].map((name) => name.toLowerCase().normalize('NFKC'));
  const parts = whole.flatMap((name) => name.split(/[^\p{L}\p{N}]+/u));
  const joined = whole.map((name) => name.replace(/[^\p{L}\p{N}]+/gu, ''));
  return [...new Set([...whole, ...parts, ...joined])].filter((word) => word.length >= 3).slice(0, 500);
}

/** Whether little of one's own is left once the known words are taken out. */
function isMadeOf(password: string, words: readonly string[]): boolean {
  let left = password.toLowerCase();
  for (const word of [...words].sort((a, b) => b.length - a.length)) left = left.replaceAll(word, '');
  return left !== password.toLowerCase() && [...left].length < 8;
}
