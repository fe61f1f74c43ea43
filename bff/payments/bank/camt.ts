import { centsOf, dayOf, UnreadableStatement, type Statement, type StatementLine } from './statement.ts';
import { all, readXml, textAt, type Element } from './xml.ts';

/**
 * Reads the booked entries of an ISO 20022 account statement (camt.053) or intraday report (camt.052), any version. An
 * entry that gathers several transactions gives a line for each.
 */
export function readCamt(xml: string): Statement {
  const document = readXml(xml);
  const reports = [...all(document, 'BkToCstmrStmt/Stmt'), ...all(document, 'BkToCstmrAcctRpt/Rpt')];
  if (reports.length === 0)
    throw new UnreadableStatement('no BkToCstmrStmt/Stmt in it; export the statement as camt.053');
  const ibans = new Set(reports.map((report) => textAt(report, 'Acct/Id/IBAN')).filter(Boolean));
  if (ibans.size > 1)
    throw new UnreadableStatement(`it is of several accounts: ${[...ibans].join(', ')}; export one`);
  return { iban: [...ibans][0], lines: reports.flatMap((report) => all(report, 'Ntry').flatMap(linesOf)) };
}

function linesOf(entry: Element, index: number): StatementLine[] {
  const where = `entry ${index + 1}`;
  // Version 8 and later nest the code; what is only announced is not yet money.
  const status = textAt(entry, 'Sts/Cd') || textAt(entry, 'Sts');
  if (status !== '' && status !== 'BOOK') return [];
  const bookedOn = dayOf(
    textAt(entry, 'BookgDt/Dt') || textAt(entry, 'BookgDt/DtTm') || textAt(entry, 'ValDt/Dt'),
    where,
  );
  const bankRef = textAt(entry, 'AcctSvcrRef') || textAt(entry, 'NtryRef');
  const parts = all(entry, 'NtryDtls/TxDtls');
  const whole = { bookedOn, where, bankRef, entry };
  if (parts.length === 0) return [lineOf(entry, whole)];
  return parts.map((part, at) =>
    lineOf(part, parts.length > 1 ? { ...whole, bankRef: bankRef && `${bankRef}/${at + 1}` } : whole),
  );
}

interface Whole {
  readonly bookedOn: string;
  readonly where: string;
  readonly bankRef: string;
  readonly entry: Element;
}

function lineOf(part: Element, { bookedOn, where, bankRef, entry }: Whole): StatementLine {
  const amount = all(part, 'Amt')[0] ?? all(part, 'AmtDtls/TxAmt/Amt')[0] ?? all(entry, 'Amt')[0];
  if (!amount) throw new UnreadableStatement(`${where}: has no Amt`);
  const direction = textAt(part, 'CdtDbtInd') || textAt(entry, 'CdtDbtInd');
  const cents = centsOf(amount.text, where);
  const own = textAt(part, 'Refs/AcctSvcrRef');
  return {
    bankRef: own || bankRef || undefined,
    bookedOn,
    cents: direction === 'DBIT' ? -cents : cents,
    currency: amount.attributes.get('Ccy') ?? 'EUR',
    payer: textAt(part, 'RltdPties/Dbtr/Nm') || textAt(part, 'RltdPties/Dbtr/Pty/Nm'),
    words: wordsOf(part, entry),
  };
}

/** All that the payer may have written, structured or not. */
const wordsOf = (part: Element, entry: Element): string =>
  [
    ...all(part, 'RmtInf/Strd/CdtrRefInf/Ref'),
    ...all(part, 'RmtInf/Ustrd'),
    ...all(part, 'Refs/EndToEndId'),
    ...all(part, 'AddtlTxInf'),
    ...all(entry, 'AddtlNtryInf'),
  ]
    .map(({ text }) => text.trim())
    .filter((text) => text !== '' && text !== 'NOTPROVIDED')
    .join(' · ');
