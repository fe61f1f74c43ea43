import assert from 'node:assert/strict';

/** One property of a component (RFC 5545 §3.1). */
export interface Property {
  readonly name: string;
  readonly parameters: string;
  /** Unescaped. */
  readonly text: string;
}

export interface Component {
  readonly name: string;
  readonly properties: Property[];
  readonly components: Component[];
}

/** A strict reader of its own: throws for whatever RFC 5545 does not allow. */
export function readIcs(text: string): Component {
  assert.ok(text.endsWith('\r\n'), 'ends with CRLF');
  assert.doesNotMatch(text, /[^\r]\n|\r[^\n]/, 'CRLF only');
  const physical = text.slice(0, -2).split('\r\n');
  for (const line of physical) assert.ok(Buffer.byteLength(line) <= 75, `75 octets at most: ${line}`);
  for (const line of physical) assert.doesNotMatch(line, /\p{Cs}/u, 'no character torn apart');
  const root: Component = { name: '', properties: [], components: [] };
  const open = [root];
  for (const line of text.slice(0, -2).replaceAll('\r\n ', '').split('\r\n')) {
    const property = propertyOf(line);
    const at = open.at(-1) ?? root;
    if (property.name === 'BEGIN') {
      const component = { name: property.text, properties: [], components: [] };
      at.components.push(component);
      open.push(component);
    } else if (property.name === 'END') assert.equal(open.pop()?.name, property.text);
    else at.properties.push(property);
  }
  assert.equal(open.length, 1, 'every component is closed');
  return root.components[0] ?? assert.fail('no calendar');
}

function propertyOf(line: string): Property {
  const [, name = '', parameters = '', value = ''] =
    /^([A-Z][A-Z0-9-]*)((?:;[A-Z-]+=(?:"[^"]*"|[^";:,]*))*):(.*)$/s.exec(line) ??
    assert.fail(`a content line: ${line}`);
  assert.doesNotMatch(value, /(?!\t)\p{Cc}/u);
  const isText = ['SUMMARY', 'NAME', 'DESCRIPTION', 'X-WR-CALNAME'].includes(name);
  if (isText) assert.doesNotMatch(value.replaceAll(/\\[\\;,nN]/g, ''), /[\\;,]/, `escaped: ${value}`);
  const text = isText
    ? value.replaceAll(/\\([\\;,nN])/g, (_, it: string) => (it.toLowerCase() === 'n' ? '\n' : it))
    : value;
  return { name, parameters, text };
}

export const propertiesOf = (it: Component, name: string): Property[] =>
  it.properties.filter((property) => property.name === name);

const one = (it: Component, name: string, shape: RegExp): void => {
  const found = propertiesOf(it, name);
  assert.equal(found.length, 1, `${it.name} has one ${name}`);
  assert.match(found[0]?.text ?? '', shape);
};

/** The events of a calendar, each with what the standard demands of it. */
export function eventsIn(text: string): Component[] {
  const calendar = readIcs(text);
  assert.equal(calendar.name, 'VCALENDAR');
  one(calendar, 'VERSION', /^2\.0$/);
  one(calendar, 'PRODID', /./);
  const uids = new Set<string>();
  for (const event of calendar.components) {
    assert.equal(event.name, 'VEVENT');
    one(event, 'UID', /^[^@\s]+@[^@\s]+$/);
    one(event, 'DTSTAMP', /^\d{8}T\d{6}Z$/);
    one(event, 'DTSTART', /^\d{8}$/);
    one(event, 'STATUS', /^(CONFIRMED|CANCELLED)$/);
    assert.equal(propertiesOf(event, 'DTSTART')[0]?.parameters, ';VALUE=DATE');
    for (const alarm of event.components) {
      assert.equal(alarm.name, 'VALARM');
      one(alarm, 'ACTION', /^DISPLAY$/);
      one(alarm, 'TRIGGER', /^-P\d+D$/);
      one(alarm, 'DESCRIPTION', /[\s\S]*/);
    }
    uids.add(propertiesOf(event, 'UID')[0]?.text ?? '');
  }
  return calendar.components;
}
