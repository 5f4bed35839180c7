import json
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit


# region: route
def route(url):
    parts = urlsplit(url)
    if parts.path != "/greet":
        return 404, {"error": "not found"}
    name = parse_qs(parts.query).get("name", ["world"])[0]
    return 200, {"greeting": f"Hello, {name}"}
# endregion


# region: server
class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        status, body = route(self.path)
        data = (json.dumps(body, separators=(",", ":")) + "\n").encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


if __name__ == "__main__":
    port = int(os.environ.get("PORT", "8080"))
    ThreadingHTTPServer(("", port), Handler).serve_forever()
# endregion
