// Runs Tencent's clients for a test: each line on standard input is one call, each line out an answer or an event.
//   {"id": 1, "on": "client" | "crypto", "method": "...", "args": [...]}
// Bytes travel as {"$bytes": base64}. The first line out of a robot's client is an event, such as "authenticated".
'use strict';
const readline = require('node:readline');
const { WSClient } = require('@wecom/aibot-node-sdk');
const crypto = require('@wecom/crypto');

const EVENTS = [
  'connected', 'authenticated', 'disconnected', 'reconnecting', 'error', 'message',
  'event.enter_chat', 'event.template_card_event', 'event.disconnected_event', 'event.feedback_event',
];
const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const say = (line) => process.stdout.write(JSON.stringify(line) + '\n');

function arrived(value) {
  if (value instanceof Error) return { name: value.name, message: value.message };
  return value;
}

function start(options) {
  const client = new WSClient({ logger: quiet, ...options });
  for (const event of EVENTS) client.on(event, (value) => say({ event, value: arrived(value) }));
  client.connect();
  return client;
}

function packed(value) {
  if (Buffer.isBuffer(value)) return { $bytes: value.toString('base64') };
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, packed(one)]));
}

const unpacked = (value) => (value && value.$bytes !== undefined ? Buffer.from(value.$bytes, 'base64') : value);

const options = process.argv[2] ? JSON.parse(process.argv[2]) : null;
const targets = { crypto, client: options ? start(options) : null };

readline.createInterface({ input: process.stdin }).on('line', async (line) => {
  const { id, on, method, args } = JSON.parse(line);
  try {
    say({ id, result: packed(await targets[on][method](...args.map(unpacked))) });
  } catch (error) {
    say({ id, failed: arrived(error) });
  }
}).on('close', () => process.exit(0));
