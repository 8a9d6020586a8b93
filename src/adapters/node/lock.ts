import { randomBytes } from 'node:crypto';
import type { Stats } from 'node:fs';
import { link, mkdir, open, readFile, readdir, rm, stat, unlink, utimes } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Exclusive, LockFault } from '../../app/ports.ts';
import { err, ok, type Result } from '../../core/kernel/result.ts';
import { errnoOf } from './errno.ts';
import { lifeOf, parseIdentity, thisProcess } from './processIdentity.ts';

interface LockOptions {
  /** The lock file; its folder is made when missing. */
  readonly path: string;
  /** How long to wait for other holders before `busy`. */
  readonly waitMs?: number;
}

const WAIT_MS = 5_000;
const HEARTBEAT_MS = 1_000;
/** A holder that cannot be asked (another container, a reused pid) counts as dead after this silence … */
const SILENCE_MS = 30_000;
/** … of which the breaker itself must have watched this much, so that waking from sleep breaks nothing. */
const WATCHED_SILENCE_MS = 3_000;
const LEFTOVER_MS = 60_000;

/**
 * A lock between processes. The file appears complete (written aside, then linked), so its holder is
 * known from the first instant, and a killed holder is found out at once by its pid and start time.
 */
export function createLock({ path, waitMs = WAIT_MS }: LockOptions): Exclusive {
  let queue: Promise<void> = Promise.resolve();
  let swept = false;

  async function run<T>(section: () => Promise<T>, until: number): Promise<Result<T, LockFault>> {
    let token: string | undefined;
    try {
      if (!swept) await sweep(path);
      swept = true;
      token = await acquire(path, until);
    } catch (thrown) {
      return err({ code: 'io', errno: errnoOf(thrown) });
    }
    if (token === undefined) return err({ code: 'busy' });
    const heartbeat = setInterval(() => void touch(path), HEARTBEAT_MS).unref();
    try {
      return ok(await section());
    } finally {
      clearInterval(heartbeat);
      await release(path, token);
    }
  }

  return async (section) => {
    const until = Date.now() + waitMs;
    const turn = queue;
    let leave = (): void => undefined;
    const left = new Promise<void>((resolve) => (leave = resolve));
    queue = turn.then(() => left);
    try {
      return (await comesBefore(turn, until)) ? await run(section, until) : err({ code: 'busy' });
    } finally {
      leave();
    }
  };
}

async function comesBefore(turn: Promise<void>, until: number): Promise<boolean> {
  const waiting = new AbortController();
  const late = sleep(Math.max(0, until - Date.now()), false, { signal: waiting.signal });
  late.catch(() => undefined);
  try {
    return await Promise.race([turn.then(() => true), late]);
  } finally {
    waiting.abort();
  }
}

/** Answers the token under which the lock is held, or `undefined` when the wait was over first. */
async function acquire(path: string, until: number): Promise<string | undefined> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const token = randomBytes(16).toString('hex');
  const seen: Silence = { token: '', mtimeMs: 0, since: 0 };
  for (let pause = 1; ; pause = Math.min(pause * 2, 25)) {
    if (!(await exists(path)) && (await claim(path, token))) return token;
    if (await breakIfDead(path, seen)) continue;
    if (Date.now() + pause > until) return undefined;
    await sleep(pause * (0.5 + Math.random()));
  }
}

async function release(path: string, token: string): Promise<void> {
  try {
    if ((await holderOf(path))?.token === token) await unlink(path);
  } catch {
    // Who waits finds out by itself that this process no longer holds the lock or no longer lives.
  }
}

/** Creates `path` complete with this process's identity; false when it is there already. */
async function claim(path: string, token: string): Promise<boolean> {
  const aside = `${path}.tmp-${token}`;
  const text = JSON.stringify({ token, ...thisProcess() });
  await writeNew(aside, text);
  try {
    await link(aside, path);
    return true;
  } catch (thrown) {
    if (errnoOf(thrown) === 'EEXIST') return false;
    return await claimWithoutLinks(path, text, thrown);
  } finally {
    await rm(aside, { force: true });
  }
}

/** For file systems that know no hard links; a crash in between leaves an empty file, found out by age. */
async function claimWithoutLinks(path: string, text: string, cause: unknown): Promise<boolean> {
  if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP', 'EMLINK'].includes(errnoOf(cause))) throw cause;
  try {
    await writeNew(path, text);
    return true;
  } catch (thrown) {
    if (errnoOf(thrown) === 'EEXIST') return false;
    throw thrown;
  }
}

async function writeNew(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
  } finally {
    await file.close();
  }
}

interface Silence {
  token: string;
  mtimeMs: number;
  since: number;
}

/**
 * Removes the lock of a dead holder. Two breakers never both do: the right to break the lock with token
 * `t` is the file `.break-t`, made as exclusively as the lock itself; if the breaker dies as well, the
 * right passes to whoever makes `.break-<breaker's token>`, and so on. Of such a chain only the last
 * claimant can be alive, and tokens never repeat, so what it checks cannot change under its hands.
 */
async function breakIfDead(path: string, seen: Silence): Promise<boolean> {
  const stale = await staleToken(path, seen);
  if (stale === undefined) return false;
  const mine = randomBytes(16).toString('hex');
  const chain: string[] = [];
  for (let right = stale; ;) {
    const claimPath = `${path}.break-${right}`;
    chain.push(claimPath);
    if (await claim(claimPath, mine)) break;
    const breaker = await holderOf(claimPath);
    if (!breaker || lifeOf(breaker) !== 'dead') return false;
    right = breaker.token;
  }
  const broken = (await tokenAt(path)) === stale;
  if (broken) await unlink(path);
  await Promise.all(chain.map((claimPath) => rm(claimPath, { force: true })));
  if (broken) await sweep(path);
  return true;
}

async function staleToken(path: string, seen: Silence): Promise<string | undefined> {
  const holder = await holderOf(path);
  const life = holder ? lifeOf(holder) : 'unknown';
  switch (life) {
    case 'alive':
      return undefined;
    case 'dead':
      return holder?.token;
    case 'unknown':
      return await silentToken(path, seen);
  }
}

async function silentToken(path: string, seen: Silence): Promise<string | undefined> {
  const token = await tokenAt(path);
  const stats = await statOf(path);
  if (token === undefined || !stats) return undefined;
  if (seen.token !== token || seen.mtimeMs !== stats.mtimeMs) {
    Object.assign(seen, { token, mtimeMs: stats.mtimeMs, since: Date.now() });
  }
  const silent = Date.now() - stats.mtimeMs > SILENCE_MS;
  return silent && Date.now() - seen.since > WATCHED_SILENCE_MS ? token : undefined;
}

/** The token in a lock file, or one made from the file itself where nothing in it can be read. */
async function tokenAt(path: string): Promise<string | undefined> {
  const holder = await holderOf(path);
  if (holder) return holder.token;
  const stats = await statOf(path);
  return stats && `unreadable${String(stats.ino)}x${stats.mtimeMs.toFixed(0)}`;
}

async function holderOf(path: string): Promise<ReturnType<typeof parseIdentity>> {
  return parseIdentity(await readFile(path, 'utf8').catch(() => ''));
}

async function exists(path: string): Promise<boolean> {
  return (await statOf(path)) !== undefined;
}

async function statOf(path: string): Promise<Stats | undefined> {
  return await stat(path).catch(() => undefined);
}

async function touch(path: string): Promise<void> {
  const now = new Date();
  await utimes(path, now, now).catch(() => undefined);
}

/** Removes what killed processes left beside the lock: files they wrote aside and settled break claims. */
async function sweep(path: string): Promise<void> {
  const folder = dirname(path);
  const names = await readdir(folder).catch(() => []);
  const leftovers = names.filter((name) => /\.(tmp|break)-[0-9a-z]+(\.tmp-[0-9a-f]+)?$/.test(name));
  for (const name of leftovers.filter((leftover) => leftover.startsWith(`${basename(path)}.`))) {
    const leftover = join(folder, name);
    const written = (await statOf(leftover))?.mtimeMs ?? Date.now();
    const owner = await holderOf(leftover);
    if (Date.now() - written > LEFTOVER_MS && !(owner && lifeOf(owner) === 'alive')) {
      await rm(leftover, { force: true });
    }
  }
}
