import '../server/ours.ts';

/** Collects garbage on a signal, so that what is left is what is held. */
process.on('SIGUSR2', () => (globalThis as { gc?: () => void }).gc?.());
