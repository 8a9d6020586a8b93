import type { LaunchName } from '../../app/injection/prepareLaunch.ts';
import { isRecord } from '../../core/kernel/parse.ts';

/** A configuration as it is written down. */
export interface WrittenConfiguration extends LaunchName {
  /** The folder's name, or that of the workspace file. */
  readonly where: string;
  /** True when it asks for keys itself. */
  readonly asks: boolean;
}

/** A compound as it is written down; `folder` as in the names of configurations. */
export interface WrittenCompound {
  readonly folder: string;
  /** Each should be text, or `{ name, folder }`. */
  readonly members: readonly unknown[];
}

/** The other members, asking for keys, of the compounds that a launch is a member of. */
export function siblingsOf(
  launch: LaunchName,
  compounds: readonly WrittenCompound[],
  written: readonly WrittenConfiguration[],
): readonly LaunchName[] {
  const isIt = ({ folder, name }: LaunchName): boolean =>
    folder === launch.folder && name === launch.name;
  return compounds
    .map(({ folder, members }) => members.flatMap((member) => meant(member, folder, written)))
    .filter((members) => members.some(isIt))
    .flatMap((members) => members.filter((one) => one.asks && !isIt(one)))
    .map(({ folder, name }) => ({ folder, name }));
}

/** A name alone means the compound's own folder first; `folder` is a folder's name, not its URI. */
function meant(
  member: unknown,
  folder: string,
  written: readonly WrittenConfiguration[],
): readonly WrittenConfiguration[] {
  const { name, folder: where } = isRecord(member) ? member : { name: member, folder: undefined };
  const named = written.filter((one) => one.name === name);
  if (where !== undefined) return named.filter((one) => one.where === where);
  const own = named.filter((one) => one.folder === folder);
  return own.length > 0 ? own : named;
}
