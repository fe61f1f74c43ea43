import { hash, verify } from '@node-rs/argon2';
import type { PasswordHasher } from '../ports/password-hasher.ts';
import { Refusal } from '../refusal.ts';

// OWASP Password Storage: argon2id with 19 MiB, two passes, one lane.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const running = 2;
const waiting = 50;

/**
 * argon2id with an optional pepper (base64). Two hashes run at a time and fifty may wait; beyond, `overloaded`.
 * An unknown person costs the same work as a known one.
 */
export function argon2Hasher(pepper?: string): PasswordHasher {
  const options = { ...cost, ...(pepper ? { secret: Buffer.from(pepper, 'base64') } : {}) };
  const enter = turnstile();
  const nobody = hash('nobody', options);
  const normal = (password: string): string => password.normalize('NFKC');
  return {
    hash: (password) => enter(() => hash(normal(password), options)),
    verify: (known, password) =>
      enter(
        async () => (await verify(known ?? (await nobody), normal(password), options)) && known !== undefined,
      ),
    isOutdated: (known) => {
      const [, memory = 0, time = 0] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),/.exec(known) ?? [];
      return Number(memory) < cost.memoryCost || Number(time) < cost.timeCost;
    },
  };
}

function turnstile(): <T>(work: () => Promise<T>) => Promise<T> {
  let busy = 0;
  const queue: (() => void)[] = [];
  return async (work) => {
    if (busy >= running) {
      if (queue.length >= waiting)
        throw new Refusal('overloaded', { detail: 'Try again in a moment.', retryAfter: 5 });
      await new Promise<void>((go) => queue.push(go));
    }
    busy++;
    try {
      return await work();
    } finally {
      busy--;
      queue.shift()?.();
    }
  };
}
