import assert from 'node:assert/strict';
import { compileNativeBot, delve, deno, lldb } from '../inside/debuggers.ts';
import { debugToEnd } from '../inside/debugging.ts';
import { botReport, digest } from '../inside/keyring.ts';

describe('Without a key', () => {
  before(compileNativeBot);

  for (const { name, launch } of [delve, lldb, deno]) {
    it(`${name} runs its bot to the end, with the variables of the launch`, async () => {
      const report = `${name}.json`;
      const env = { DERIBIT_APIKEY: 'plain words', DERIBIT_SECRET: `plain words for ${name}` };
      const { output } = await debugToEnd(await launch({ report, env }));
      assert.match(output, /bot: done/);
      assert.deepEqual(botReport(report), {
        apiKey: digest(env.DERIBIT_APIKEY),
        secret: digest(env.DERIBIT_SECRET),
        environment: 'absent',
        inEnviron: true,
        leftovers: [],
        loader: false,
      });
    });
  }
});
