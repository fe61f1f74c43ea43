declare module '*.css';

declare module 'virtual:custom-elements' {
  const manifest: unknown;
  export default manifest;
}
