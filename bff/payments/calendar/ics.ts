/** A day in a calendar. */
export interface Entry {
  /** Stays the same for the same thing, so that a change moves it instead of doubling it. */
  readonly uid: string;
  /** `YYYY-MM-DD`: a whole day. */
  readonly day: string;
  readonly summary: string;
  /** Instant of its last change, ISO 8601. */
  readonly changedAt: string;
  /** Raised with each change. */
  readonly sequence: number;
  readonly canceled?: boolean;
  /** Reminds so many days before. */
  readonly remindDays?: number;
}

export interface Calendar {
  readonly name: string;
  readonly locale: 'fr' | 'en';
  readonly entries: readonly Entry[];
}

/** Text as a value (RFC 5545 §3.3.11): what would end it is escaped, and no control character stays. */
const escaped = (text: string): string =>
  text
    .replace(/(?!\n)\p{Cc}/gu, ' ')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');

const utf8 = new TextEncoder();
const octets = (text: string): number => utf8.encode(text).length;

/** A content line of at most 75 octets a piece, no character torn apart (RFC 5545 §3.1). */
export function folded(line: string): string {
  if (octets(line) <= 75) return line;
  const pieces: string[] = [];
  let piece = '';
  for (const character of line) {
    // The space that begins a further piece counts.
    if (octets(piece + character) > (pieces.length === 0 ? 75 : 74)) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece].join('\r\n ');
}

const plainDay = (day: string): string => day.replaceAll('-', '');
const instant = (iso: string): string => new Date(iso).toISOString().replace(/[-:]|\.\d{3}/g, '');
const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

function event(it: Entry): string[] {
  const alarm = [
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(it.summary)}`,
    `TRIGGER:-P${it.remindDays}D`,
    'END:VALARM',
  ];
  return [
    'BEGIN:VEVENT',
    `UID:${it.uid}`,
    `DTSTAMP:${instant(it.changedAt)}`,
    `DTSTART;VALUE=DATE:${plainDay(it.day)}`,
    `DTEND;VALUE=DATE:${plainDay(dayAfter(it.day))}`,
    `SEQUENCE:${it.sequence}`,
    `SUMMARY:${escaped(it.summary)}`,
    `STATUS:${it.canceled ? 'CANCELLED' : 'CONFIRMED'}`,
    'TRANSP:TRANSPARENT',
    'CLASS:PRIVATE',
    ...(it.remindDays && !it.canceled ? alarm : []),
    'END:VEVENT',
  ];
}

/** The calendar as iCalendar (RFC 5545, with the name and refresh of RFC 7986), CRLF after every line. */
export const icsOf = ({ name, locale, entries }: Calendar): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Espace O2//Calendar//${locale.toUpperCase()}`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:P1D',
    'X-PUBLISHED-TTL:P1D',
    ...entries.flatMap(event),
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('');
