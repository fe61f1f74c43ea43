import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { autoRenewConsentVersion } from '../../../components/contract/services.ts';
import { readConfig } from '../../../bff/config.ts';
import { serve } from '../../../bff/main.ts';
import { startProblem } from '../../../bff/start-problem.ts';
import { onBothEngines } from '../../support/engines.ts';

onBothEngines('the general terms', ({ open }) => {
  it('stand at one address in both languages, in the version that consents are stored with', async () => {
    const { hono } = await open();
    for (const [language, words] of [
      ['fr', 'Conditions générales'],
      ['en', 'General terms'],
    ] as const) {
      const answer = await hono.request('/terms', { headers: { 'accept-language': language } });
      const page = await answer.text();
      assert.equal(answer.status, 200);
      assert.match(page, new RegExp(`<html lang="${language}">`));
      assert.ok(page.includes(`<h1>${words}</h1>`));
      assert.ok(page.includes(autoRenewConsentVersion));
    }
  });
});

describe('the operator’s own terms', () => {
  const folder = mkdtempSync(join(tmpdir(), 'o2-terms-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const write = (name: string, words: string | Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, words);
    return path;
  };
  const start = (env: Record<string, string>) =>
    serve(
      readConfig({ JOBS: 'off', PORT: '0', LOG_LEVEL: 'silent', DATABASE_URL: 'sqlite::memory:', ...env }),
    );
  const pages = async (env: Record<string, string>): Promise<{ fr: string; en: string }> => {
    const running = await start(env);
    const read = async (language: string): Promise<string> =>
      (await running.app.hono.request(`/terms?lang=${language}`)).text();
    const both = { fr: await read('fr'), en: await read('en') };
    await running.close();
    return both;
  };
  const mainOf = (page: string): string => /<main[^>]*>([^]*)<\/main>/.exec(page)?.[1] ?? '';

  it('are simple Markdown in a .md file, and nothing of it becomes markup but what the subset says', async () => {
    const hostile = [
      '# Conditions de l’Atelier <b>&</b> Cie\r\n\r\n',
      'Un **mot fort**, un *accent*, 2 * 3 * 4\net la suite.\n\n## Article 1\n- un\n- deux\n  suite\n\n1. a\n2) b\n\n',
      '<script>alert(1)</script> <img src=x onerror=alert(1)>\n\n',
      '[site](https://atelier.example/?a=1&b=2) [mal](javascript:alert(1)) [x](https://a.example/"onclick="alert(1)) ',
      '[courriel](mailto:a@b.example)\n',
    ].join('');
    const { fr, en } = await pages({ TERMS_FILE: write('terms.md', hostile) });

    for (const expected of [
      '<h1>Conditions de l’Atelier &lt;b&gt;&amp;&lt;/b&gt; Cie</h1>',
      '<p>Un <strong>mot fort</strong>, un <em>accent</em>, 2 * 3 * 4 et la suite.</p>',
      '<h2>Article 1</h2>\n<ul><li>un</li><li>deux suite</li></ul>\n<ol><li>a</li><li>b</li></ol>',
      '&lt;script&gt;alert(1)&lt;/script&gt;',
      '<a href="https://atelier.example/?a=1&amp;b=2" rel="noopener">site</a>',
      '<a href="mailto:a@b.example" rel="noopener">courriel</a>',
      '[mal](javascript:alert(1))',
    ])
      assert.ok(fr.includes(expected), `${expected}\n${mainOf(fr)}`);
    const tags = new Set([...mainOf(fr).matchAll(/<\/?([a-z0-9]+)/g)].map(([, tag]) => tag));
    assert.deepEqual([...tags].toSorted(), ['a', 'em', 'h1', 'h2', 'li', 'ol', 'p', 'strong', 'ul']);
    // The first is ours and leads home.
    const [, ...links] = [...mainOf(fr).matchAll(/<a([^>]*)>/g)].map(([, attributes = '']) => attributes);
    assert.ok(links.length > 1);
    for (const attributes of links)
      assert.match(attributes, /^ href="(https:\/\/|mailto:)[^"]*" rel="noopener"$/);
    assert.ok(fr.includes(autoRenewConsentVersion), 'still says which version consents are stored with');
    assert.match(en, /<html lang="fr">/, 'the one text stands for both, in its own language');
    assert.equal(mainOf(en), mainOf(fr));
  });

  it('are plain text in any other file, each language in its own', async () => {
    const { fr, en } = await pages({
      TERMS_FILE: write('terms.txt', 'Article **1**\nLigne <deux>\n\n\nArticle 2\n'),
      TERMS_FILE_EN: write('terms.en.txt', '\uFEFFArticle one\n'),
    });
    assert.ok(fr.includes('<h1>Conditions générales</h1>'));
    assert.ok(fr.includes('<p>Article **1**<br>Ligne &lt;deux&gt;</p>\n<p>Article 2</p>'));
    assert.match(en, /<html lang="en">[^]*<h1>General terms<\/h1>[^]*<p>Article one<\/p>/);
  });

  it('that cannot be used end the start with one line that says what to do', async () => {
    for (const [env, line] of [
      [{ TERMS_FILE: join(folder, 'absent.md') }, /^TERMS_FILE cannot be read \(ENOENT\): check the path/],
      [{ TERMS_FILE: folder }, /^TERMS_FILE cannot be read \(EISDIR\)/],
      [{ TERMS_FILE: write('empty.md', ' \n') }, /^TERMS_FILE names an empty file/],
      [{ TERMS_FILE: write('long.txt', 'x'.repeat(200_001)) }, /^TERMS_FILE may have 200000 bytes/],
      [{ TERMS_FILE: write('latin.txt', new Uint8Array([0xe9, 0x20])) }, /^TERMS_FILE must be text in UTF-8/],
      [{ TERMS_FILE_EN: write('en.txt', 'Terms') }, /^TERMS_FILE is missing/],
    ] as const) {
      const error = await (async () => start(env))().then(
        () => undefined,
        (it: unknown) => it,
      );
      const said = startProblem(error);
      assert.match(said, line);
      assert.ok(!said.includes('\n'), said);
    }
  });
});
