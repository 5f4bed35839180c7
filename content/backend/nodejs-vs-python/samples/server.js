'use strict';

const http = require('node:http');

// region: route
function route(url) {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  if (pathname !== '/greet') {
    return { status: 404, body: { error: 'not found' } };
  }
  const name = searchParams.get('name') || 'world';
  return { status: 200, body: { greeting: `Hello, ${name}` } };
}
// endregion

// region: server
const server = http.createServer((request, response) => {
  const { status, body } = route(request.url);
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body) + '\n');
});

server.listen(Number(process.env.PORT) || 8080);
// endregion
