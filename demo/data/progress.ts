const width = 32;

/** Draws how far a long work is: a bar that moves on a terminal, a line a tenth elsewhere. */
export function progressBar(
  total: number,
  out: NodeJS.WriteStream,
): { rows: (done: number) => void; end: () => void } {
  const start = performance.now();
  let drawn = -1;
  const draw = (done: number): void => {
    const share = Math.min(1, done / total);
    const step = Math.floor(share * (out.isTTY ? 200 : 10));
    if (step === drawn) return;
    drawn = step;
    const full = Math.round(share * width);
    const bar = `${'█'.repeat(full)}${'░'.repeat(width - full)} ${String(Math.floor(share * 100)).padStart(3)} %`;
    const speed = Math.round(done / ((performance.now() - start) / 1000)).toLocaleString('en');
    out.write(
      `${out.isTTY ? '\r' : ''}${bar}  ${done.toLocaleString('en')} rows, ${speed} rows/s${out.isTTY ? '\x1b[K' : '\n'}`,
    );
  };
  return { rows: draw, end: () => void (out.isTTY && out.write('\n')) };
}
