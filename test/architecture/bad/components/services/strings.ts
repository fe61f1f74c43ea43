export const title = 'Services';
