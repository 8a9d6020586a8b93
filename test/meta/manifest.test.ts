import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { MODES } from '../../src/core/inject/mode.ts';
import { PRESETS } from '../../src/core/inject/presets.ts';
import { isString } from '../../src/core/kernel/parse.ts';
import { FIELDS } from '../../src/core/keys/vocabulary.ts';
import {
  COMMANDS,
  CONTEXT_KEYS,
  EXTENSION_ID,
  LAUNCH_MEMBER,
  SETTINGS,
  TREE_CONTEXT,
  VIEWS,
  VIEW_CONTAINER,
  WALKTHROUGH,
} from '../../src/manifest/ids.ts';
import { ROOT, at, list, members, readJson, texts } from './manifest.ts';

const manifest = readJson('package.json');
const words = readJson('package.nls.json');
const contributes = manifest['contributes'];

const sorted = (values: Iterable<unknown>) => [...new Set(values)].map(String).toSorted();
const menuItems = members(at(contributes, 'menus')).flatMap(([, items]) => list(items));
const conditions = texts(contributes).flatMap(({ under, text }) =>
  ['when', 'enablement'].includes(under) ? [text] : [],
);
const ours = (pattern: RegExp) =>
  conditions.flatMap((text) => [...text.matchAll(pattern)].map(([, name]) => name));

describe('package.json and src/manifest/ids.ts', () => {
  it('name the same extension', () => {
    assert.equal(`${String(manifest['publisher'])}.${String(manifest['name'])}`, EXTENSION_ID);
  });

  it('have the same commands, each once', () => {
    const contributed = list(at(contributes, 'commands')).map(({ command }) => command);
    assert.equal(new Set(contributed).size, contributed.length);
    assert.deepEqual(sorted(contributed), sorted(COMMANDS));
  });

  it('have the same views in the same container', () => {
    const containers = list(at(contributes, 'viewsContainers', 'activitybar'));
    assert.deepEqual(
      containers.map(({ id }) => id),
      [VIEW_CONTAINER],
    );
    const views = members(at(contributes, 'views'));
    assert.deepEqual(
      views.map(([container]) => container),
      [VIEW_CONTAINER],
    );
    const ids = views.flatMap(([, items]) => list(items).map(({ id }) => id));
    assert.deepEqual(sorted(ids), sorted(Object.values(VIEWS)));
  });

  it('have the same settings with the same types and defaults, out of a repository’s reach', () => {
    const properties = members(at(contributes, 'configuration', 'properties'));
    assert.deepEqual(
      sorted(properties.map(([name]) => name)),
      sorted(Object.keys(SETTINGS).map((name) => `exchangeKeyring.${name}`)),
    );
    for (const [name, value] of Object.entries(SETTINGS)) {
      const id = `exchangeKeyring.${name}`;
      const [, property] = properties.find(([found]) => found === id) ?? [];
      assert.equal(at(property, 'default'), value, id);
      assert.equal(at(property, 'scope'), 'application', id);
      const type = typeof value === 'number' ? 'integer' : typeof value;
      assert.equal(at(property, 'type'), type, id);
    }
  });

  it('have the same context keys', () => {
    const used = ours(/(?<!== )\b(exchangeKeyring(?:\.\w+)*)/g);
    assert.deepEqual(sorted(used), sorted(Object.values(CONTEXT_KEYS)));
  });

  it('have the same kinds of rows, none of them without a menu', () => {
    assert.deepEqual(sorted(ours(/viewItem == (\w+)/g)), sorted(Object.values(TREE_CONTEXT)));
  });

  it('have the same walkthrough', () => {
    assert.deepEqual(
      list(at(contributes, 'walkthroughs')).map(({ id }) => id),
      [WALKTHROUGH],
    );
  });
});

describe('the schema of launch configurations', () => {
  const [debuggers] = list(at(contributes, 'debuggers'));
  const attribute = at(debuggers, 'configurationAttributes', 'launch', 'properties', LAUNCH_MEMBER);
  const forms = list(at(attribute, 'anyOf'));
  const objectForm = forms.find(({ type }) => type === 'object');

  it('is for every debugger', () => {
    assert.equal(at(debuggers, 'type'), '*');
  });

  it('offers exactly the presets there are', () => {
    const offered = at(objectForm, 'properties', 'preset', 'enum');
    assert.deepEqual(offered, [...PRESETS.keys()]);
  });

  it('offers exactly the modes there are, and says what each does', () => {
    const mode = at(objectForm, 'properties', 'mode');
    assert.deepEqual(at(mode, 'enum'), MODES);
    const described = at(mode, 'markdownEnumDescriptions');
    assert.ok(Array.isArray(described) && described.length === MODES.length);
  });

  it('offers exactly the fields there are', () => {
    const keys = list(at(objectForm, 'properties', 'keys', 'anyOf'));
    const byAlias = keys.find(({ type }) => type === 'object');
    assert.deepEqual(at(byAlias, 'additionalProperties', 'propertyNames', 'enum'), FIELDS);
  });
});

describe('what package.json refers to', () => {
  const known: readonly string[] = COMMANDS;
  const files = [
    ...texts(manifest['icon']),
    ...texts(contributes).filter(({ text }) => text.startsWith('media/')),
  ].map(({ text }) => text);

  it('are commands that exist: menus and keybindings', () => {
    const items = [...menuItems, ...list(at(contributes, 'keybindings'))];
    assert.ok(items.length > 0);
    const strangers = items.filter(({ command }) => !isString(command) || !known.includes(command));
    assert.deepEqual(strangers, []);
  });

  it('are commands that exist: links in welcome and walkthrough texts', () => {
    const links = texts(words).flatMap(({ text }) =>
      [...text.matchAll(/\(command:(exchangeKeyring\.\w+)\)/g)].map(([, id = '']) => id),
    );
    assert.ok(links.length > 0);
    assert.deepEqual(
      links.filter((id) => !known.includes(id)),
      [],
    );
    const events = texts(at(contributes, 'walkthroughs')).flatMap(({ text }) => {
      const [, id] = /^onCommand:(exchangeKeyring\.\w+)$/.exec(text) ?? [];
      return id === undefined ? [] : [id];
    });
    assert.ok(events.length > 0);
    assert.deepEqual(
      events.filter((id) => !known.includes(id)),
      [],
    );
  });

  it('are views that exist', () => {
    const views = [
      ...ours(/(?:view|focusedView) == ([\w.]+)/g),
      ...list(at(contributes, 'viewsWelcome')).map(({ view }) => view),
    ];
    assert.deepEqual(sorted(views), sorted(Object.values(VIEWS)));
  });

  it('are files that exist', () => {
    assert.ok(files.length > 0);
    assert.deepEqual(
      files.filter((file) => !existsSync(join(ROOT, file))),
      [],
    );
  });

  it('are icons for both themes', () => {
    const pairs = list(at(contributes, 'commands')).flatMap(({ icon }) =>
      members(icon).length > 0 ? [icon] : [],
    );
    assert.ok(pairs.length > 0);
    for (const pair of pairs) {
      assert.match(String(at(pair, 'dark')), /-dark\.svg$/);
      assert.equal(at(pair, 'light'), String(at(pair, 'dark')).replace('-dark.svg', '-light.svg'));
    }
  });

  it('are all the pictures and pages there are', () => {
    const source = 'media/icons/icon.svg';
    const present = ['media/icons', 'media/walkthrough'].flatMap((folder) =>
      readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}`),
    );
    assert.deepEqual(sorted(present.filter((file) => file !== source)), sorted(files));
  });
});

describe('the words of package.json', () => {
  const asked = texts(manifest).flatMap(({ text }) => {
    const [, key] = /^%([\w.]+)%$/.exec(text) ?? [];
    return key === undefined ? [] : [key];
  });

  it('are all in package.nls.json, and nothing else is', () => {
    assert.deepEqual(sorted(asked), sorted(Object.keys(words)));
  });

  it('are never written into package.json itself', () => {
    const shown = ['title', 'description', 'markdownDescription', 'contents', 'contextualTitle'];
    const plain = texts(contributes).filter(
      ({ under, text }) => shown.includes(under) && !/^%[\w.]+%$/.test(text),
    );
    assert.deepEqual(plain, []);
  });
});

describe('l10n/bundle.l10n.json', () => {
  it('is what the code says today (npm run l10n)', () => {
    const folder = mkdtempSync(join(tmpdir(), 'l10n-'));
    try {
      const cli = join(ROOT, 'node_modules/@vscode/l10n-dev/dist/cli.js');
      execFileSync(process.execPath, [cli, 'export', '-o', folder, join(ROOT, 'src')], {
        stdio: 'ignore',
      });
      const parse = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
      assert.deepEqual(
        parse(join(ROOT, 'l10n/bundle.l10n.json')),
        parse(join(folder, 'bundle.l10n.json')),
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
