import { entryCandidates, isInline } from '../../core/inject/entryFile.ts';
import type { LaunchFiles } from '../../core/inject/launchHash.ts';
import { isString, type UnknownRecord } from '../../core/kernel/parse.ts';
import { err, ok, type Result } from '../../core/kernel/result.ts';
import type { LaunchStop, LaunchWorld } from './world.ts';

type FilesWorld = Pick<LaunchWorld, 'digestFile' | 'strictGrants'>;

/** Digests of the files that a grant covers besides the configuration. */
export function readLaunchFiles(
  world: FilesWorld,
  folder: string,
  configuration: UnknownRecord,
): Result<LaunchFiles, LaunchStop> {
  const { envFile } = configuration;
  const bases = basesOf(folder, configuration);
  const envContent = isString(envFile) ? world.digestFile(envFile, bases) : undefined;
  const envDigest = envContent === undefined ? {} : { envFile: envContent };
  if (!world.strictGrants() || isInline(configuration)) return ok(envDigest);
  const entry = digestEntry(world, folder, configuration);
  return entry === undefined ? err({ code: 'no-entry' }) : ok({ ...envDigest, entry });
}

/** The program's digest as it is at this moment; `undefined` when there is none to read. */
export function digestEntry(
  world: Pick<FilesWorld, 'digestFile'>,
  folder: string,
  configuration: UnknownRecord,
): string | undefined {
  const bases = basesOf(folder, configuration);
  for (const candidate of entryCandidates(configuration)) {
    const digest = world.digestFile(candidate, bases);
    if (digest !== undefined) return digest;
  }
  return undefined;
}

function basesOf(folder: string, { cwd }: UnknownRecord): readonly string[] {
  return [...(isString(cwd) ? [cwd] : []), ...(folder === '' ? [] : [folder])];
}
