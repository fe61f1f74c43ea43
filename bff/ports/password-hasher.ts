/** Hashes passwords slowly. Throws `Overloaded` when too many wait. */
export interface PasswordHasher {
  /** A PHC string. */
  hash(password: string): Promise<string>;
  /** Whether the password is that of the hash; `undefined` does the same work for nobody and answers false. */
  verify(hash: string | undefined, password: string): Promise<boolean>;
  /** Whether the hash costs an attacker less than one that is made today. */
  isOutdated(hash: string): boolean;
}
