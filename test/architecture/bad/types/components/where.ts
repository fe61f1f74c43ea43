export const where = process.cwd();

// @ts-expect-error Nothing is wrong here.
export const total = 12;
