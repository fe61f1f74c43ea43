import type { StoryObj } from '@storybook/web-components-vite';
import type { TemplateResult } from 'lit';
import type { Shown } from './page.ts';
import type { Scenario } from './server/scenario.ts';
import { states, type State, type StateName } from './states.ts';

/** What a story may say beyond its state. */
export interface StoryFacts<A> {
  readonly args?: Partial<A>;
  /** Adds to the state's scenario. */
  readonly scenario?: Scenario;
  /** Instead of what the state says of itself. */
  readonly about?: string;
  readonly tags?: string[];
  readonly globals?: Readonly<Record<string, string>>;
  readonly draw?: Draw<A>;
  /** What the visitor does as soon as the story stands. */
  readonly play?: NonNullable<StoryObj<A>['play']>;
}

type Draw<A> = (args: A, shown: Shown) => TemplateResult;

/** Makes the stories of one element: `story('empty')` draws it in that state of the real server. */
export function storyOf<A>(draw: Draw<A>): (name: StateName, facts?: StoryFacts<A>) => StoryObj<A> {
  return (name, { args = {}, scenario, about, tags, play, globals, draw: ownDraw = draw } = {}) => {
    const state: State = states[name];
    const told = about ?? state.about;
    return {
      args,
      ...(tags ? { tags } : {}),
      ...(play ? { play } : {}),
      globals: { ...state.globals, ...globals },
      parameters: {
        scenario: { ...state.scenario, ...scenario } satisfies Scenario,
        docs: { description: { story: told } },
      },
      render: (given, { loaded }) => ownDraw(given, loaded['shown'] as Shown),
    };
  };
}
