// Serves the page and passes questions about funds on to fund-quotes.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';

const port = Number(process.env.PORT ?? 8080);
const quotes = process.env.QUOTES ?? 'http://fund-quotes:80';
const environment = process.env.ENVIRONMENT ?? '-';
const page = (await readFile(new URL('./page.html', import.meta.url), 'utf8'))
  .replaceAll('{{environment}}', escape(environment))
  .replaceAll('{{instance}}', escape(hostname()));
let quotesSeen = false;

function escape(text) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function answer(response, status, type, body) {
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' });
  response.end(body);
}

async function ask(path) {
  const reply = await fetch(quotes + path, { signal: AbortSignal.timeout(5_000) });
  quotesSeen = true;
  return { status: reply.status, body: await reply.text() };
}

async function handle(request, response) {
  const { pathname, search } = new URL(request.url, 'http://self');
  if (pathname === '/health/live') {
    answer(response, 200, 'application/json', '{"status":"live"}');
  } else if (pathname === '/health/ready') {
    if (!quotesSeen) {
      await ask('/health/ready');
    }
    answer(response, 200, 'application/json', '{"status":"ready"}');
  } else if (pathname.startsWith('/api/funds')) {
    const { status, body } = await ask(pathname.slice('/api'.length) + search);
    answer(response, status, 'application/json', body);
  } else if (pathname === '/') {
    answer(response, 200, 'text/html', page);
  } else {
    answer(response, 404, 'text/plain', 'not found\n');
  }
}

const server = createServer((request, response) => {
  handle(request, response).catch((error) => {
    console.error(`${request.url}: ${error.message}`);
    answer(response, 503, 'application/json', JSON.stringify({ error: 'fund-quotes does not answer' }));
  });
});
// Longer than any proxy in front keeps a connection: the proxy ends it, never we in the middle of its request.
server.keepAliveTimeout = 75_000;
server.listen(port, () => console.log(`advisor-web on port ${port}, quotes from ${quotes}`));

process.on('SIGTERM', () => {
  server.close(() => process.exit(0));
  server.closeIdleConnections();
});
