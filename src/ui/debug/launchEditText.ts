import {
  createScanner,
  findNodeAtLocation,
  modify,
  parseTree,
  type FormattingOptions,
  type JSONPath,
  type Node,
} from 'jsonc-parser';

import type { LaunchEdit } from '../../core/inject/launchEdit.ts';
import { LAUNCH_MEMBER } from '../../manifest/ids.ts';

/** Text to put in place of `length` characters at `offset`. */
export interface TextEdit {
  readonly offset: number;
  readonly length: number;
  readonly content: string;
}

/** A launch configuration's place in a file that holds some. */
export interface WrittenPlace {
  readonly path: JSONPath;
  /** Offset of its opening brace. */
  readonly offset: number;
}

/** The section that VS Code lays over a configuration on this machine. */
export type PlatformSection = 'windows' | 'osx' | 'linux';

/** Finds the configuration of that name in the list at `list`; half-typed files are read as far as they go. */
export function findConfiguration(
  text: string,
  list: JSONPath,
  name: string,
): WrittenPlace | undefined {
  const items = nodeAt(text, list)?.children ?? [];
  const index = items.findIndex((item) => valueAt(item, ['name']) === name);
  const found = items[index];
  return found && { path: [...list, index], offset: found.offset };
}

/** The member's value, or its name when that is all there is, as it stands in the configuration. */
export function findMember(
  text: string,
  { path }: WrittenPlace,
  member: JSONPath,
  section: PlatformSection,
): Pick<Node, 'offset' | 'length'> | undefined {
  return nodeAt(text, memberPath(text, path, member, section))?.parent;
}

/** The member that an edit is about. */
export function editedMember(edit: LaunchEdit): JSONPath {
  switch (edit.kind) {
    case 'set':
    case 'remove':
    case 'show':
      return [...edit.member];
    case 'mode':
    case 'remove-request':
      return [LAUNCH_MEMBER];
  }
}

/** The changes that make up an edit, leaving every comment in place; none when there is nothing to change. */
export function textEdits(
  text: string,
  { path }: WrittenPlace,
  edit: LaunchEdit,
  section: PlatformSection,
  formattingOptions: FormattingOptions,
): readonly TextEdit[] {
  const place = memberPath(text, path, editedMember(edit), section);
  switch (edit.kind) {
    case 'show':
      return [];
    case 'set':
      return modify(text, place, edit.value, { formattingOptions });
    case 'mode':
      return modeEdits(text, place, edit.mode, formattingOptions);
    case 'remove':
    case 'remove-request': {
      const property = nodeAt(text, place)?.parent;
      return property?.type === 'property' ? removal(text, property) : [];
    }
  }
}

/** An alias or a list of them becomes an object, in which a mode has its place. */
function modeEdits(
  text: string,
  place: JSONPath,
  mode: string,
  formattingOptions: FormattingOptions,
): readonly TextEdit[] {
  const request = nodeAt(text, place);
  if (!request) return [];
  if (request.type === 'object')
    return modify(text, [...place, 'mode'], mode, { formattingOptions });
  const end = request.offset + request.length;
  return [
    { offset: request.offset, length: 0, content: '{ "keys": ' },
    { offset: end, length: 0, content: `, "mode": ${JSON.stringify(mode)} }` },
  ];
}

/**
 * Takes a property out with one of the commas beside it. jsonc-parser's own removal takes the comments between two
 * properties along.
 */
function removal(text: string, property: Node): readonly TextEdit[] {
  const end = property.offset + property.length;
  const after = commaAfter(text, end);
  if (after !== undefined) {
    const cut = after + 1;
    if (text.slice(end, after).trim() === '') return [whole(text, property.offset, cut)];
    return [deletion(after, cut), whole(text, property.offset, end)];
  }
  const siblings = property.parent?.children ?? [];
  const previous = siblings[siblings.indexOf(property) - 1];
  const before = previous && commaAfter(text, previous.offset + previous.length);
  const itself = whole(text, property.offset, end);
  return before === undefined ? [itself] : [deletion(before, before + 1), itself];
}

/** Offset of the comma that is the next thing after `offset` but for blanks and comments. */
function commaAfter(text: string, offset: number): number | undefined {
  const scanner = createScanner(text, true);
  scanner.setPosition(offset);
  scanner.scan();
  const found = scanner.getTokenOffset();
  return text[found] === ',' ? found : undefined;
}

/** The text between two offsets, with its line when nothing else stands there. */
function whole(text: string, start: number, end: number): TextEdit {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const newline = text.indexOf('\n', end);
  const lineEnd = newline === -1 ? text.length : newline + 1;
  const alone =
    text.slice(lineStart, start).trim() === '' && text.slice(end, lineEnd).trim() === '';
  if (alone) return deletion(lineStart, lineEnd);
  const blanks = /^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0;
  return deletion(start, end + blanks);
}

function deletion(start: number, end: number): TextEdit {
  return { offset: start, length: end - start, content: '' };
}

/** Where the member stands: at the top, or only in the section for this machine. */
function memberPath(
  text: string,
  configuration: JSONPath,
  member: JSONPath,
  section: PlatformSection,
): JSONPath {
  const inSection = [...configuration, section, ...member];
  return nodeAt(text, inSection) ? inSection : [...configuration, ...member];
}

function nodeAt(text: string, path: JSONPath): Node | undefined {
  const root = parseTree(text, [], { allowTrailingComma: true });
  return root && findNodeAtLocation(root, path);
}

function valueAt(node: Node, path: JSONPath): unknown {
  return findNodeAtLocation(node, path)?.value;
}
