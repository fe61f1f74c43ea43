import './operations/define.ts';
import './invoices/define.ts';
import './partners/define.ts';
import './payments/define.ts';
import './profile/define.ts';
import './services/define.ts';
import './session/define.ts';
import './space/define.ts';
