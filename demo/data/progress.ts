const width = 32;

/** Draws how far a long work is, on a terminal; a log or a pipe gets nothing of it. */
export function progressBar(
  total: number,
  out: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>,
): { rows: (done: number) => void; end: () => void } {
  const start = performance.now();
  let drawn = -1;
  const draw = (done: number): void => {
    const share = Math.min(1, done / total);
    const step = Math.floor(share * 200);
    if (!out.isTTY || step === drawn) return;
    drawn = step;
    const full = Math.round(share * width);
    const bar = `${'█'.repeat(full)}${'░'.repeat(width - full)} ${String(Math.floor(share * 100)).padStart(3)} %`;
    const speed = Math.round(done / ((performance.now() - start) / 1000)).toLocaleString('en');
    out.write(`\r${bar}  ${done.toLocaleString('en')} rows, ${speed} rows/s\x1b[K`);
  };
  return { rows: draw, end: () => void (out.isTTY && out.write('\n')) };
}
