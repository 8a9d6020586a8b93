import { auditVerify, type VerifyWorld } from './auditVerify.ts';
import { EXIT, HELP, misused, type Outcome } from './usage.ts';

interface World extends VerifyWorld {
  readonly version: string;
}

/** Runs one command line, given without the program's name. */
export async function run(words: readonly string[], world: World): Promise<Outcome> {
  const [command, ...rest] = words;
  switch (command) {
    case undefined:
      return misused('a command is missing');
    case '--help':
    case '-h':
      return { exitCode: EXIT.fine, say: [HELP] };
    case '--version':
      return { exitCode: EXIT.fine, say: [world.version] };
    case 'audit':
      return await audit(rest, world);
    default:
      return misused(`there is no command ${command}`);
  }
}

async function audit(words: readonly string[], world: World): Promise<Outcome> {
  const [verb, ...rest] = words;
  if (verb === '--help' || rest.includes('--help')) return { exitCode: EXIT.fine, say: [HELP] };
  if (verb !== 'verify') return misused('audit knows only: verify');
  const options = rest.filter((word) => word.startsWith('--'));
  const unknown = options.find((word) => word !== '--current');
  if (unknown !== undefined) return misused(`audit verify knows no option ${unknown}`);
  const [file, ...more] = rest.filter((word) => !word.startsWith('--'));
  if (file === undefined || more.length > 0) return misused('audit verify takes one file');
  return await auditVerify(file, { current: options.length > 0 }, world);
}
