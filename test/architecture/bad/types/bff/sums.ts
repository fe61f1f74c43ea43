export enum Kind {
  invoice,
}

export const total: number = 'twelve';

export const first = (amounts: readonly number[]): string => amounts[0].toFixed(2);
