interface Playing {
  readonly canvasElement: HTMLElement;
}

type Values = Readonly<Record<string, string | boolean>>;

/** Types values into the form of the story's element, by the names of its fields, and sends it. */
export const send =
  (values: Values) =>
  async ({ canvasElement }: Playing): Promise<void> => {
    const form = await seen(() =>
      canvasElement.querySelector('[data-form]')?.shadowRoot?.querySelector('form'),
    );
    for (const [name, value] of Object.entries(values)) {
      type(form, name, value);
      await new Promise((frame) => requestAnimationFrame(frame));
    }
    form.requestSubmit();
  };

function type(form: HTMLFormElement, name: string, value: string | boolean): void {
  for (const input of form.querySelectorAll<HTMLInputElement>(`[name="${name}"]`)) {
    if (input.type === 'radio' && input.value !== value) continue;
    if (typeof value === 'boolean' || input.type === 'radio') input.checked = value !== false;
    else input.value = value;
    for (const event of ['input', 'change'])
      input.dispatchEvent(new Event(event, { bubbles: true, composed: true }));
  }
}

/** What `find` finds, as soon as it is there; five seconds at most. */
export async function seen<T>(find: () => T | null | undefined): Promise<T> {
  const end = performance.now() + 5000;
  for (let found = find(); ; found = find()) {
    if (found) return found;
    if (performance.now() > end) throw new Error('what the story plays with did not come');
    await new Promise((frame) => requestAnimationFrame(frame));
  }
}
