// One stock client of OpenFeature for Node. Reads questions from standard input, one JSON object a line, and writes an
// answer for each; events of the provider are written as they come.
//
//   node client.mjs rpc|in-process|ofrep PORT|SOCKET [SELECTOR]

import { createInterface } from 'node:readline';
import { FlagdProvider } from '@openfeature/flagd-provider';
import { OFREPProvider } from '@openfeature/ofrep-provider';
import { OpenFeature, ProviderEvents } from '@openfeature/server-sdk';

const [mode, port, selector] = process.argv.slice(2);
const say = (line) => process.stdout.write(JSON.stringify(line) + '\n');

const provider =
  mode === 'ofrep'
    ? new OFREPProvider({
        baseUrl: `http://127.0.0.1:${port}`,
        headers: selector ? [['flagd-selector', selector]] : [],
      })
    : new FlagdProvider({
        ...(port.startsWith('/') ? { socketPath: port } : { host: '127.0.0.1', port: Number(port) }),
        resolverType: mode,
        ...(selector && { selector }),
      });

for (const event of [ProviderEvents.ConfigurationChanged, ProviderEvents.Stale, ProviderEvents.Error]) {
  OpenFeature.addHandler(event, (details) => say({ event, flags: details?.flagsChanged ?? [] }));
}
await OpenFeature.setProviderAndWait(provider);
OpenFeature.addHandler(ProviderEvents.Ready, () => say({ event: ProviderEvents.Ready, flags: [] }));

const client = OpenFeature.getClient();
const ask = {
  boolean: (question) => client.getBooleanDetails(question.flag, question.otherwise, question.context),
  string: (question) => client.getStringDetails(question.flag, question.otherwise, question.context),
  number: (question) => client.getNumberDetails(question.flag, question.otherwise, question.context),
  object: (question) => client.getObjectDetails(question.flag, question.otherwise, question.context),
};

for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line);
  const { value, variant, reason, errorCode } = await ask[question.type](question);
  say({ answer: { value, variant, reason, errorCode } });
}
await OpenFeature.close();
process.exit(0);
