'use strict';

const http = require('node:http');

const server = http.createServer((request, response) => {
  const known = request.url === '/' || request.url === '/health/ready';
  const body = known ? 'edition ' + process.env.EDITION + '\n' : 'nothing here\n';
  response.writeHead(known ? 200 : 404, { 'content-type': 'text/plain', 'content-length': Buffer.byteLength(body) });
  response.end(body);
});

// Longer than the gateway keeps an idle connection.
server.keepAliveTimeout = 120000;
server.listen(8080, () => console.log('echo listens, edition ' + process.env.EDITION));

process.on('SIGTERM', () => {
  server.close(() => process.exit(0));
  server.closeIdleConnections();
});
