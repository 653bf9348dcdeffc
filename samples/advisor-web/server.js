'use strict';

const http = require('node:http');
const fs = require('node:fs');
const path = require('node:path');

const quotes = process.env.QUOTES_URL || 'http://fund-quotes:8080';
const port = Number(process.env.PORT || 8080);
const page = fs.readFileSync(path.join(__dirname, 'public', 'index.html'));
const agent = new http.Agent({ keepAlive: true, maxSockets: 32 });

/** Fetches JSON from fund-quotes, over connections that are kept. */
function ask(target) {
  return new Promise((resolve, reject) => {
    const request = http.get(quotes + target, { agent, timeout: 5000 }, (answer) => {
      const chunks = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('end', () => resolve({ status: answer.statusCode, body: Buffer.concat(chunks) }));
      answer.on('error', reject);
    });
    request.on('timeout', () => request.destroy(new Error('fund-quotes took longer than 5 s')));
    request.on('error', reject);
  });
}

function send(response, status, type, body) {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

async function pass(response, target) {
  try {
    const answer = await ask(target);
    send(response, answer.status, 'application/json; charset=utf-8', answer.body);
  } catch (failure) {
    console.error(`fund-quotes: ${failure.message}`);
    send(response, 502, 'application/json', JSON.stringify({ error: 'fund-quotes does not answer' }));
  }
}

const server = http.createServer((request, response) => {
  const url = new URL(request.url, 'http://here');
  if (url.pathname === '/') {
    send(response, 200, 'text/html; charset=utf-8', page);
  } else if (url.pathname === '/api/funds') {
    pass(response, '/funds');
  } else if (/^\/api\/funds\/\d{6}\/nav$/.test(url.pathname)) {
    pass(response, url.pathname.slice(4));
  } else if (url.pathname === '/health/live' || url.pathname === '/health/ready') {
    send(response, 200, 'application/json', '{"status":"up"}');
  } else {
    send(response, 404, 'application/json', '{"error":"nothing here"}');
  }
});

// Longer than the gateway keeps an idle connection: the one who sends must not be the one who finds it closed.
server.keepAliveTimeout = 120000;
server.listen(port, () => console.log(`advisor-web listens on ${port}, asks ${quotes}`));

process.on('SIGTERM', () => {
  console.log('SIGTERM: finishing what was begun');
  server.close(() => process.exit(0));
  server.closeIdleConnections();
});
