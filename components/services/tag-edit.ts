import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Service } from '../contract/services.ts';
import { crossIcon } from '../kit/way-icons.ts';
import type { KitStrings } from '../kit/strings.ts';
import { ProblemError } from '../session/session.ts';
import { Query, type SessionController } from '../session/session-controller.ts';
import type { EditStrings } from './edit-strings.ts';

type Host = ReactiveControllerHost & HTMLElement;

const mostTags = 10;

/** `theirs` with what was added to and removed from `base` on the way to `mine`. */
export const mergeTags = (
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
): string[] =>
  [
    ...new Set([
      ...theirs.filter((tag) => mine.includes(tag) || !base.includes(tag)),
      ...mine.filter((tag) => !base.includes(tag)),
    ]),
  ].slice(0, mostTags);

/**
 * Adds and removes tags; each change is seen at once and saved by itself, one after the other. What somebody else changed
 * meanwhile is kept beside it.
 */
export class TagEdit {
  #host: Host;
  #session: SessionController;
  #counts: Query<'countServices'>;
  #id = '';
  #base: readonly string[] = [];
  #version = 0;
  #saving = false;
  #problem: ProblemError | undefined;
  #merged = false;
  /** The tags as the customer wants them; `undefined` while nobody edits and nothing is on its way. */
  wanted: readonly string[] | undefined;
  editing = false;

  constructor(host: Host, session: SessionController) {
    this.#host = host;
    this.#session = session;
    this.#counts = new Query(host, session, 'countServices', () => (this.editing ? {} : undefined));
  }

  async start({ id, tags, version }: Service): Promise<void> {
    this.#id = id;
    this.#base = this.wanted = tags;
    this.#version = version;
    this.#problem = undefined;
    this.#merged = false;
    this.editing = true;
    await this.#focus('#new-tag');
  }

  render(t: EditStrings, kit: KitStrings): TemplateResult {
    const tags = this.wanted ?? [];
    const full = tags.length >= mostTags;
    const left = (this.#counts.answer.data?.tags ?? []).filter((tag) => !tags.includes(tag));
    return html`<form class="tag-edit" @submit=${this.#submitted} @keydown=${this.#keyed}>
      <ul class="chips">
        ${tags.map((tag) => html`<li><button type="button" class="chip" aria-label="${t.removeTag} ${tag}" @click=${() => this.#want(tags.filter((it) => it !== tag))}>${tag}${crossIcon}</button></li>`)}
      </ul>
      <input
        id="new-tag"
        list="known-tags"
        maxlength="40"
        autocomplete="off"
        aria-label=${t.newTag}
        placeholder=${t.newTag}
        aria-describedby="tag-hint"
        ?disabled=${full}
      />
      <datalist id="known-tags">${left.map((tag) => html`<option value=${tag}></option>`)}</datalist>
      <button class="primary">${t.addTag}</button>
      <button type="button" @click=${() => this.#close()}>${t.done}</button>
      <p id="tag-hint" class=${this.#problem ? 'error' : 'hint'} role="status">${this.#hint(full, t, kit)}</p>
    </form>`;
  }

  #hint(full: boolean, t: EditStrings, kit: KitStrings): string {
    const reason = this.#problem?.problem?.reason;
    if (reason) return kit.reasons[reason];
    if (this.#problem) return kit.problems[this.#problem.code];
    return this.#merged ? t.merged : full ? t.tagsFull : t.tagHint;
  }

  #submitted = (event: Event): void => {
    event.preventDefault();
    const field = (event.currentTarget as HTMLFormElement).elements.namedItem('new-tag') as HTMLInputElement;
    const tag = field.value.trim();
    field.value = '';
    if (tag && this.wanted && !this.wanted.includes(tag)) this.#want([...this.wanted, tag]);
    field.focus();
  };

  #keyed = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#close();
  };

  #close(): void {
    this.editing = false;
    if (!this.#saving) this.wanted = undefined;
    void this.#focus('.retag');
  }

  #want(tags: readonly string[]): void {
    this.wanted = tags;
    this.#host.requestUpdate();
    if (!this.#saving) void this.#save();
    void this.#focus('#new-tag');
  }

  async #save(): Promise<void> {
    this.#saving = true;
    this.#problem = undefined;
    try {
      while (this.wanted && this.wanted.join('\n') !== this.#base.join('\n')) await this.#send(this.wanted);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      this.#problem = error;
      this.wanted = this.#base;
    } finally {
      this.#saving = false;
      if (!this.editing) this.wanted = undefined;
      this.#host.requestUpdate();
    }
  }

  async #send(tags: readonly string[]): Promise<void> {
    const session = this.#session.value;
    if (!session) return;
    try {
      const { version } = await session.call(
        'tagService',
        { id: this.#id, tags: [...tags] },
        { version: this.#version },
      );
      this.#version = version;
      this.#base = tags;
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'precondition-failed') throw error;
      const now = await session.call('getService', { id: this.#id });
      this.#merged = now.tags.join('\n') !== this.#base.join('\n');
      this.wanted = mergeTags(this.#base, this.wanted ?? tags, now.tags);
      this.#base = now.tags;
      this.#version = now.version;
    }
  }

  async #focus(selector: string): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.shadowRoot?.querySelector<HTMLElement>(selector)?.focus();
  }
}
