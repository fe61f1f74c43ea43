import assert from 'node:assert/strict';
import { it } from 'node:test';
import { onBothEngines } from '../../support/engines.ts';
import { aService, shelf } from './shelf.ts';

onBothEngines('the export of services', (engine) => {
  it('is a spreadsheet as France reads it, with the yearly cost of each', async () => {
    const bff = await engine.open();
    const { session } = await shelf(bff, [
      aService('month', { label: 'Serveur', periodMonths: 1, priceCents: 14900 }),
      aService('three', { periodMonths: 36, priceCents: 9900 }),
    ]);

    const answer = await bff.call('/api/services.csv', { session });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const lines = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).split('\r\n');

    assert.equal(answer.headers.get('content-type'), 'text/csv; charset=utf-8');
    assert.match(answer.headers.get('content-disposition') ?? '', /attachment; filename=/);
    assert.deepEqual([...bytes.slice(0, 3)], [0xef, 0xbb, 0xbf], 'with a byte order mark');
    assert.match(lines[1] ?? '', /"svc_month";"hosting";"active";"Serveur";.*"\d+,\d\d";"1";"\d+,\d\d"/);
    assert.equal(lines.length, 4, 'a header, two rows, and the last line end');
  });

  it('never hands a spreadsheet a formula, and keeps quotes and semicolons in their cell', async () => {
    const bff = await engine.open();
    const labels = ['=cmd|calc', '+1', '-1', '@SUM(A1)', 'a";"b', `"'=1`];
    const { session } = await shelf(
      bff,
      labels.map((label, at) => aService(`f${at}`, { label })),
    );

    const csv = await (await bff.call('/api/services.csv', { session })).text();

    for (const start of ['=', '+', '-', '@']) assert.doesNotMatch(csv, new RegExp(`"\\${start}`), start);
    assert.match(csv, /"'=cmd\|calc"/);
    assert.match(csv, /"a"";""b"/);
  });

  it('exports what the filters match, all pages of it', async () => {
    const bff = await engine.open();
    const services = Array.from({ length: 130 }, (_, at) =>
      aService(`e${at}`, { kind: at % 2 === 0 ? 'domain' : 'ssl' }),
    );
    const { session } = await shelf(bff, services);

    const csv = await (await bff.call('/api/services.csv?kind=domain', { session })).text();

    assert.equal(csv.trim().split('\r\n').length, 66);
    assert.doesNotMatch(csv, /"ssl"/);
  });
});
