import { define } from '../kit/define.ts';
import type { SignedInEvent } from './events.ts';
import { O2AccountMenu } from './o2-account-menu.ts';
import { O2ForgotPassword } from './o2-forgot-password.ts';
import { O2SetPassword } from './o2-set-password.ts';
import { O2SignIn } from './o2-sign-in.ts';
import { O2SignUp } from './o2-sign-up.ts';

define('o2-account-menu', O2AccountMenu);
define('o2-forgot-password', O2ForgotPassword);
define('o2-set-password', O2SetPassword);
define('o2-sign-in', O2SignIn);
define('o2-sign-up', O2SignUp);

declare global {
  interface HTMLElementTagNameMap {
    'o2-account-menu': O2AccountMenu;
    'o2-forgot-password': O2ForgotPassword;
    'o2-set-password': O2SetPassword;
    'o2-sign-in': O2SignIn;
    'o2-sign-up': O2SignUp;
  }
  interface HTMLElementEventMap {
    'o2-signed-in': SignedInEvent;
  }
}
