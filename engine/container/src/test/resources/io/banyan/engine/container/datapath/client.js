// A caller for tests of the data path. Its argument says what to do; it prints one line of JSON.
const http = require('http'), http2 = require('http2'), net = require('net'), dns = require('dns');
const ask = JSON.parse(process.argv[2]);
const say = answer => { console.log(JSON.stringify(answer)); process.exit(0); };
const fail = error => say({ error: error.code || String(error) });
process.on('uncaughtException', fail);
setTimeout(() => say({ error: 'TIMEOUT' }), ask.limit ?? 8000);

const kinds = {
  http() {
    const request = http.request({ host: ask.host, port: ask.port, path: ask.path, method: ask.method ?? 'GET', headers: ask.headers ?? {} }, response => {
      let body = '';
      response.on('data', data => (body += data));
      response.on('end', () => say({ status: response.statusCode, headers: response.headers, body }));
    });
    request.on('error', fail);
    request.end(ask.body);
  },
  http2() {
    const session = http2.connect(ask.origin, { servername: ask.servername, ca: ask.ca, createConnection: undefined });
    session.on('error', fail);
    const stream = session.request({ ':path': ask.path, ':method': ask.method ?? 'GET', ...(ask.authority ? { ':authority': ask.authority } : {}), ...(ask.headers ?? {}) });
    let answer = { protocol: session.alpnProtocol }, body = '';
    stream.on('response', headers => { answer.status = headers[':status']; answer.protocol = session.alpnProtocol; });
    stream.on('trailers', trailers => (answer.trailers = trailers));
    stream.on('data', data => (body += data));
    stream.on('end', () => say({ ...answer, body }));
    stream.on('error', fail);
    stream.end(ask.body);
  },
  websocket() {
    const request = http.request({ host: ask.host, port: ask.port, path: '/', headers: { Host: ask.hostHeader ?? ask.host, Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': '13', 'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==' } });
    request.on('upgrade', (response, socket) => {
      socket.write('ping');
      socket.on('data', data => say({ status: response.statusCode, accept: response.headers['sec-websocket-accept'], body: String(data) }));
    });
    request.on('response', response => say({ status: response.statusCode }));
    request.on('error', fail);
    request.end();
  },
  tcp() {
    const socket = net.connect(ask.port, ask.host, () => { if (ask.connect) say({ connected: true }); else socket.write('ping\n'); });
    let body = '';
    socket.on('data', data => { body += data; if (body.includes('ping')) say({ body }); });
    socket.on('close', () => say({ closed: true, body }));
    socket.on('error', fail);
  },
  lookup() {
    const resolver = new dns.Resolver({ timeout: 1500, tries: 1 });
    resolver.setServers([ask.server]);
    resolver.resolve4(ask.name, (error, addresses) => (error ? fail(error) : say({ addresses })));
  },
};
kinds[ask.kind]();
