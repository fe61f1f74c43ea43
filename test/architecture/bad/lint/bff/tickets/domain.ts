const later = (): Promise<void> => Promise.resolve();

export function reopen(row: any): string {
  later();
  console.log(row);
  // @ts-ignore: no reason
  return row.state === 'open' ? 'open' : eval('1');
}
