/** The look of the pages, served as `/psp.css`. Stripes say from afar that nothing here is real. */
export const style = /* css */ `
:root {
  --ink: #1d1b16; --paper: #fffdf7; --card: #ffffff; --line: #8a8373; --quiet: #5c5648;
  --accent: #7a3b00; --on-accent: #ffffff; --wrong: #a3001b; --stripe-a: #ffd84d; --stripe-b: #ffc60a;
  color-scheme: light dark; accent-color: var(--accent);
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #f3efe6; --paper: #17150f; --card: #221f17; --line: #8f8876; --quiet: #bdb6a5;
    --accent: #ffd37a; --on-accent: #241a00; --wrong: #ffa3ad;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
.banner {
  position: sticky; top: 0; z-index: 1; display: flex; gap: .5rem; justify-content: space-between;
  align-items: center; padding: .5rem 1rem; color: #1d1b16;
  background: repeating-linear-gradient(-45deg, var(--stripe-a) 0 14px, var(--stripe-b) 14px 28px);
  border-bottom: 2px solid #1d1b16;
}
.banner p { margin: 0; font-size: .9rem; }
.banner a { color: inherit; padding: .25rem .5rem; font-weight: 600; font-size: .9rem; flex: none; margin-right: -.5rem; }
main { max-width: 40rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: .5rem 0 1rem; }
h1 small { font-weight: 400; color: var(--quiet); }
h2 { font-size: 1.125rem; margin: 0 0 .75rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; margin: 0 0 1rem; }
.field { display: grid; gap: .25rem; margin: 0 0 1rem; }
label { font-weight: 600; }
input {
  font: inherit; width: 100%; min-height: 2.75rem; padding: .5rem .75rem; color: inherit; background: var(--paper);
  border: 1px solid var(--line); border-radius: .375rem;
}
input[aria-invalid] { border: 2px solid var(--wrong); }
button, .button {
  font: inherit; font-weight: 600; min-height: 2.75rem; padding: .5rem 1.25rem; border-radius: .375rem; cursor: pointer;
  border: 1px solid var(--accent); background: var(--accent); color: var(--on-accent); text-decoration: none; display: inline-block;
}
button.plain { background: transparent; color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.row { display: flex; flex-wrap: wrap; gap: .75rem; }
.quiet { color: var(--quiet); font-size: .875rem; }
.wrong { color: var(--wrong); font-weight: 600; }
.alert { border: 2px solid var(--wrong); border-radius: .5rem; padding: .75rem 1rem; }
.printed { margin-top: 1rem; }
.printed summary { cursor: pointer; padding: .5rem 0; font-weight: 600; }
.printed ul { list-style: none; margin: 0; padding: 0; }
.printed li {
  display: flex; gap: .75rem; justify-content: space-between; align-items: center; padding: .5rem 0;
  border-top: 1px solid color-mix(in srgb, var(--line) 40%, transparent);
}
.printed li > span { display: grid; min-width: 0; }
.printed button { flex: none; padding-inline: .75rem; }
.printed code { font: .9375rem/1.4 ui-monospace, monospace; }
`;
