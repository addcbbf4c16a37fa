"""A TCP proxy that counts what passes and can cut the line at any byte."""

import re
import socket
import struct
import threading

REQUEST = re.compile(rb"(?:POST|GET) /[!-~]* HTTP/1\.1\r\n")


class Proxy:
    """Listens on a port of its own and passes bytes on to `target` (HOST:PORT)."""

    def __init__(self, target):
        host, port = target.rsplit(":", 1)
        self.target = (host, int(port))
        self.lock = threading.Lock()
        self.limit = None
        self.is_cut = False
        self.reset()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self.listener.getsockname()[1]}"
        threading.Thread(target=self.accept, daemon=True).start()

    def reset(self):
        """Counts from zero again."""
        with self.lock:
            self.up = 0
            self.down = 0
            self.requests = 0

    def cut_after(self, count):
        """After `count` more bytes, both ways together, the line is cut until `heal`."""
        self.reset()
        with self.lock:
            self.limit = count

    def heal(self):
        with self.lock:
            self.limit = None
            self.is_cut = False

    def accept(self):
        while True:
            client, _ = self.listener.accept()
            if self.is_cut:
                slam(client)
                continue
            try:
                server = socket.create_connection(self.target)
            except OSError:
                slam(client)
                continue
            for side in (client, server):
                side.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for pair in ((client, server, True), (server, client, False)):
                threading.Thread(target=self.pass_on, args=pair, daemon=True).start()

    def pass_on(self, source, sink, upwards):
        tail = b""
        try:
            while True:
                data = source.recv(65536)
                if not data:
                    sink.shutdown(socket.SHUT_WR)
                    return
                tail, allowed, cut = self.count(tail, data, upwards)
                if allowed:
                    sink.sendall(allowed)
                if cut:
                    slam(source)
                    slam(sink)
                    return
        except OSError:
            slam(source)
            slam(sink)

    def count(self, tail, data, upwards):
        """What of `data` may pass; and whether the line is cut after it."""
        with self.lock:
            room = None if self.limit is None else max(0, self.limit - self.up - self.down)
            cut = self.is_cut or (room is not None and len(data) >= room)
            allowed = b"" if self.is_cut else data if room is None else data[:room]
            self.is_cut = cut
            if not upwards:
                self.down += len(allowed)
                return b"", allowed, cut
            self.up += len(allowed)
            text = tail + allowed
            ends = [match.end() for match in REQUEST.finditer(text)]
            self.requests += len(ends)
            return text[ends[-1] if ends else 0:][-300:], allowed, cut


def slam(side):
    """Closes with a reset, as a cut line does."""
    try:
        side.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        # Wakes the thread that reads from it; closing alone does not.
        side.shutdown(socket.SHUT_RD)
        side.close()
    except OSError:
        pass
