import { ensureCodeServer } from './codeServer.ts';
import { ensureDeno } from './deno.ts';
import { ensureGo } from './go.ts';
import { ensurePython } from './python.ts';
import { ensureSystemPackages } from './systemPackages.ts';

/** Makes the machine ready for the tests; a second call finds everything there and does nothing. */
export async function setUp(host: 'offline' | 'desktop' = 'offline'): Promise<void> {
  if (host === 'offline') {
    await ensureSystemPackages('test');
    await ensureCodeServer();
  } else if (process.platform === 'linux') {
    await ensureSystemPackages('desktop');
  }
  await ensurePython();
  await ensureGo();
  await ensureDeno();
}

if (process.argv[1] === import.meta.filename) {
  await setUp().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
