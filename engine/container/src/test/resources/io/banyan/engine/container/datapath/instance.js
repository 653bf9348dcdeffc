// An instance for tests of the data path: HTTP/1.1 with WebSocket on 9000, HTTP/2 without TLS on 9001, bytes on 9002.
const http = require('http'), http2 = require('http2'), net = require('net'), crypto = require('crypto');
const name = process.env.NAME;
let served = 0, healthy = true;
const wait = (milliseconds, then) => setTimeout(then, milliseconds);

function answer(request, response) {
  const url = new URL(request.url, 'http://instance');
  const number = (key, otherwise) => Number(url.searchParams.get(key) ?? otherwise);
  switch (url.pathname) {
    case '/healthz':
      response.writeHead(healthy ? 200 : 503);
      return response.end(request.headers.host);
    case '/sick':
      healthy = false;
      return response.end(name);
    case '/served':
      return response.end(String(served));
    case '/headers':
      return response.end(JSON.stringify(request.headers));
    case '/slow':
      served++;
      return wait(number('ms', 2000), () => response.end(name));
    case '/events': {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      let left = number('count', 3);
      const next = () => (left-- > 0 ? (response.write('data: ' + name + '\n\n'), wait(number('ms', 1000), next)) : response.end());
      return next();
    }
    default:
      served++;
      request.resume();
      return request.on('end', () => response.end(name));
  }
}

const server = http.createServer({ keepAliveTimeout: 60000 }, answer);
server.on('upgrade', (request, socket) => {
  const accept = crypto.createHash('sha1').update(request.headers['sec-websocket-key'] + '258EAFA5-E914-47DA-95CA-C5AB0DC85B11').digest('base64');
  socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ' + accept + '\r\n\r\n');
  socket.on('data', data => socket.write(data));
  socket.on('error', () => socket.destroy());
});
server.listen(9000);

http2.createServer().on('stream', (stream, headers) => {
  served++;
  if ((headers['content-type'] ?? '').startsWith('application/grpc')) {
    stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
    stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0', 'grpc-message': name }));
    stream.pipe(stream);
  } else {
    stream.respond({ ':status': 200 });
    stream.end(name);
  }
}).listen(9001);

net.createServer(socket => {
  socket.write('hello from ' + name + '\n');
  socket.on('data', data => socket.write(data));
  socket.on('error', () => socket.destroy());
}).listen(9002);
