import { startProblem } from '../start-problem.ts';

// A terminal sends Ctrl-C to npm and to us, and npm passes it on: that is one wish, not two.
const sameWishMs = 500;

/** Stops in order on SIGTERM or SIGINT and exits with 0; asked again, exits at once with 1. */
export function stopOnSignals(close: () => Promise<void>): void {
  let asked: number | undefined;
  const stop = (): void => {
    if (asked !== undefined && Date.now() - asked > sameWishMs) process.exit(1);
    if (asked !== undefined) return;
    asked = Date.now();
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${startProblem(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
