import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { canonicalJson } from '../../../../bff/invoices/document/canonical-json.ts';
import { composeDocument, type DocumentDraft } from '../../../../bff/invoices/document/compose.ts';
import { fileName } from '../../../../bff/invoices/document/file-name.ts';
import type { Buyer } from '../../../../bff/invoices/document/party.ts';
import {
  agency,
  belgian,
  careInvoice,
  consumerInvoice,
  creditNote,
  openInvoice,
  paidRenewal,
  person,
  samples,
  upgrade,
} from './samples.ts';

const printed = (draft: DocumentDraft): string => composeDocument(draft).mentions.join('\n');
const note = (draft: DocumentDraft, code: string): string[] =>
  composeDocument(draft)
    .notes.filter((each) => each.subjectCode === code)
    .map((each) => each.text);

describe('a composed document', () => {
  it('is framed by what is sold and whether it is paid', () => {
    const frame = (draft: DocumentDraft): string => composeDocument(draft).process;

    assert.equal(frame(openInvoice), 'S1');
    assert.equal(frame(paidRenewal), 'S2');
    assert.equal(frame({ ...openInvoice, operation: 'goods' }), 'B1');
    assert.equal(frame({ ...paidRenewal, operation: 'mixed' }), 'M2');
    assert.equal(frame({ ...openInvoice, frame: 4 }), 'S4');
    assert.equal(frame({ ...paidRenewal, payments: [{ ...paidRenewal.payments[0]!, amount: 9877 }] }), 'S1');
  });

  it('is due on the day of the last payment when it is paid', () => {
    const [payment] = paidRenewal.payments;
    const payments = [
      { ...payment!, amount: 9000, date: '2026-11-21' },
      { ...payment!, amount: 878, date: '2026-11-20' },
    ];

    assert.equal(composeDocument({ ...paidRenewal, payments }).dueDate, '2026-11-21');
    assert.equal(composeDocument(openInvoice).dueDate, '2026-12-23');
  });

  it('is 380 or 381 unless told otherwise, with the number of its series in its file name', () => {
    assert.equal(composeDocument(openInvoice).typeCode, '380');
    assert.equal(composeDocument(creditNote).typeCode, '381');
    assert.equal(composeDocument({ ...openInvoice, typeCode: '386' }).typeCode, '386');
    assert.equal(fileName({ kind: 'AV', number: 'AV/2026+7' }), 'avoir-AV-2026-7.pdf');
    assert.equal(fileName({ kind: 'FA', number: '../"\r\n' }), 'facture-------.pdf');
  });

  it('has the totals of the invoice when a credit note takes all of its lines back', () => {
    for (const draft of Object.values(samples)) {
      const credit = {
        ...draft,
        kind: 'AV' as const,
        payments: [],
        reason: 'x',
        settlement: 'refund' as const,
      };

      assert.deepEqual(
        { ...composeDocument(credit).totals, paid: 0, due: 0 },
        { ...composeDocument(draft).totals, paid: 0, due: 0 },
      );
    }
  });

  it('can be kept as canonical JSON and read back the same', () => {
    for (const draft of Object.values(samples)) {
      const text = canonicalJson(composeDocument(draft));

      assert.equal(canonicalJson(JSON.parse(text)), text);
    }
  });

  it('keeps its own copy of nothing: the same draft gives the same snapshot', () => {
    assert.deepEqual(composeDocument(upgrade), composeDocument(structuredClone(upgrade)));
  });
});

describe('the mentions', () => {
  const to = (buyer: Partial<Buyer>): DocumentDraft => ({ ...openInvoice, buyer: { ...agency, ...buyer } });
  const association: Buyer = { ...person, kind: 'association', name: 'Les Amis du Web' };

  it('threaten professionals only with penalties and 40 €', () => {
    assert.match(printed(openInvoice), /trois fois le taux d’intérêt légal[^]*40 €/);
    assert.match(printed(to({ kind: 'public' })), /40 €/);
    assert.match(printed({ ...openInvoice, buyer: { ...association, vatId: 'FR83300000007' } }), /40 €/);
    for (const draft of [consumerInvoice, careInvoice, { ...openInvoice, buyer: association }])
      assert.doesNotMatch(printed(draft), /40 €|pénalité|recouvrement|escompte/);
  });

  it('do not threaten on a credit note', () => {
    assert.doesNotMatch(printed({ ...creditNote, buyer: agency }), /40 €|pénalité/);
  });

  it('tell a consumer in the XML that these terms do not concern him', () => {
    assert.match(note(consumerInvoice, 'PMT')[0]!, /^Sans objet/);
    assert.match(note(openInvoice, 'PMT')[0]!, /40 €/);
  });

  it('name VAT on debits, or say nothing of it', () => {
    assert.match(printed(openInvoice), /d’après les débits/);
    assert.doesNotMatch(printed(careInvoice), /débits/);
  });

  it('name the mediator to consumers only', () => {
    assert.match(printed(consumerInvoice), /médiateur de la consommation : Médiation Conso Exemple/);
    assert.doesNotMatch(printed(openInvoice), /médiateur/);
  });

  it('name declaration and tax credit of home services, the credit on invoices to persons only', () => {
    assert.match(printed(careInvoice), /SAP200000008 depuis le 1er\u00a0mars\u00a02015/);
    assert.match(printed(careInvoice), /crédit d’impôt de 50 %/);
    assert.doesNotMatch(printed({ ...careInvoice, buyer: agency }), /crédit d’impôt/);
    assert.doesNotMatch(printed({ ...careInvoice, kind: 'AV' }), /crédit d’impôt/);
  });

  it('use the wording of the seller where he has one', () => {
    const paymentTexts = {
      latePenalty: 'Taux BCE + 10 points.',
      recoveryFee: '40 € par facture.',
      earlyPayment: 'Escompte 1 %.',
    };
    const draft = { ...openInvoice, paymentTexts };

    assert.match(printed(draft), /Escompte 1 %\.\nTaux BCE \+ 10 points\.\n40 € par facture\./);
    assert.deepEqual(
      [...note(draft, 'AAB'), ...note(draft, 'PMD'), ...note(draft, 'PMT')],
      ['Escompte 1 %.', 'Taux BCE + 10 points.', '40 € par facture.'],
    );
  });

  it('put each sale in its flow of the reform', () => {
    const flow = (buyer: Buyer): string => note({ ...openInvoice, buyer }, 'BAR')[0]!;

    assert.equal(flow(agency), 'B2B');
    assert.equal(flow({ ...agency, address: { ...agency.address, country: 'RE' } }), 'B2B');
    assert.equal(flow(person), 'B2C');
    assert.equal(flow(association), 'B2C');
    assert.equal(flow(belgian), 'B2BINT');
    assert.equal(flow({ ...person, address: { ...person.address, country: 'BE' } }), 'B2CINT');
  });
});
