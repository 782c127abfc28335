// Runs telegram-test-api for a test. The first line out is its port. Then each line in is one of
//   {"who": {userId, chatId, …}, "make": "makeMessage", "send": "sendMessage", "text": "…", "more": {…}}
//   {"history": true}
// and each line out its answer: null for what somebody does by the emulator's own client, else all there was so far.
'use strict';
const net = require('node:net');
const readline = require('node:readline');
const TelegramServer = require('telegram-test-api');

const token = process.argv[2];
const host = '127.0.0.1';
const say = (line) => process.stdout.write(JSON.stringify(line) + '\n');

// The emulator takes 0 for its usual port, so a free one is looked for.
function freePort() {
  return new Promise((resolve) => {
    const probe = net.createServer().listen(0, host, () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function done(server, { history, who, make, send, text, more }) {
  if (history) return server.getUpdatesHistory(token);
  const client = server.getClient(token, who);
  await client[send](client[make](text, more));
  return null;
}

(async () => {
  const port = await freePort();
  const server = new TelegramServer({ port, host, storeTimeout: 3600 });
  await server.start();
  say(port);
  for await (const line of readline.createInterface({ input: process.stdin })) {
    say(await done(server, JSON.parse(line)));
  }
  process.exit(0);
})();
