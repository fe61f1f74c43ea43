import { define } from '../kit/define.ts';
import { O2Session, type SessionChangeEvent } from './o2-session.ts';

define('o2-session', O2Session);

declare global {
  interface HTMLElementTagNameMap {
    'o2-session': O2Session;
  }
  interface HTMLElementEventMap {
    'o2-session-change': SessionChangeEvent;
  }
}
