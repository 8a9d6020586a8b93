/** Appends events to a log until it is killed; says how many were confirmed. */
import { goSign, say } from '../children.ts';
import { sampleEvent } from '../../unit/core/audit/sample.ts';
import { openAuditFile } from './openAuditFile.ts';

const [folder = '', times = '1'] = process.argv.slice(2);
const { log } = openAuditFile(folder);
await goSign();
for (let done = 0; done < Number(times); done += 1) {
  const size = 1 + (done % 3);
  const events = Array.from({ length: size }, (_, at) => sampleEvent(at));
  const appended = await log.append(...events);
  if (!appended.ok) throw new Error(appended.error.code);
  await say(String(size));
}
process.exit(0);
