"""What the real-process scripts share: nodes, commands, checks. Standard library only.

SIWEI names the executable (default: .build/release/siwei), SIWEI_KEEP=1 keeps the folders.
"""

import atexit
import json
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SIWEI = os.path.abspath(os.environ.get("SIWEI") or os.path.join(ROOT, ".build/release/siwei"))
READY_SECONDS = 60
STOP_SECONDS = 10
COMMAND_SECONDS = 600


class Failed(Exception):
    """The first check that did not hold."""


def check(condition, text, *details):
    """Says what was checked, or fails with it and the details."""
    if not condition:
        raise Failed(text + "".join(f"\n    {shorten(detail)}" for detail in details))
    print(f"  ok  {text}", flush=True)


def require(condition, text, *details):
    """As `check`, but silent where it holds."""
    if not condition:
        raise Failed(text + "".join(f"\n    {shorten(detail)}" for detail in details))


def shorten(detail):
    text = detail if isinstance(detail, str) else repr(detail)
    return text if len(text) <= 2000 else text[:2000] + " …"


def title(text):
    print(f"- {text}", flush=True)


def found_in(folder, text):
    """Whether a search of the folder's bytes finds the text."""
    done = subprocess.run(
        ["grep", "-aFrl", "-e", text, folder], env={**os.environ, "LC_ALL": "C"},
        capture_output=True, check=False)
    return done.returncode == 0


class World:
    """A temporary folder and everything that was started in it."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="siwei-")
        self.running = []
        atexit.register(self.close)

    def close(self):
        for node in list(self.running):
            node.kill()
        if self.folder and not os.environ.get("SIWEI_KEEP"):
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder = None

    def path(self, name):
        return os.path.join(self.folder, name)


class Node:
    """One unit's data folder, and its server while it runs."""

    def __init__(self, world, unit, name=None, wrapper=()):
        self.world = world
        self.unit = unit
        self.name = name or unit
        self.folder = world.path(self.name)
        # A command to run siwei under, such as faketime with its options.
        self.wrapper = list(wrapper)
        self.address = None
        self.process = None
        self.pid = None

    # Commands

    def call(self, *words, who=None, text=None, seconds=COMMAND_SECONDS):
        """One command as it is; returns the finished process."""
        command = self.wrapper + [SIWEI] + [str(word) for word in words]
        command += ["--data", self.folder, "--json"]
        if who:
            command += ["--as", who]
        return subprocess.run(
            command, input=(text or "").encode(), capture_output=True, env=environment(),
            timeout=seconds, check=False)

    def printed(self, *words):
        """What a command prints for people, which must end with 0."""
        command = self.wrapper + [SIWEI, *words, "--data", self.folder]
        done = subprocess.run(
            command, capture_output=True, env=environment(), timeout=COMMAND_SECONDS, check=False)
        require(
            done.returncode == 0, f"{self.name}: `{' '.join(words)}` ends with 0, not "
            f"{done.returncode}", done.stderr.decode(errors="replace"))
        return done.stdout.decode()

    def run(self, *words, who=None, text=None, exit=0):
        """One command that must end with `exit`; returns its document (None where it is silent)."""
        done = self.call(*words, who=who, text=text)
        shown = " ".join(str(word) for word in words)
        require(
            done.returncode == exit, f"{self.name}: `{shown}` ends with {exit}, not "
            f"{done.returncode}", done.stderr.decode(errors="replace"))
        require(done.stdout.count(b"\n") <= 1, f"{self.name}: `{shown}` prints one document")
        return json.loads(done.stdout) if done.stdout.strip() else None

    def refused(self, exit, *words, who=None, text=None):
        """The `error` of a command that must end with `exit`."""
        done = self.call(*words, who=who, text=text)
        shown = " ".join(str(word) for word in words)
        require(
            done.returncode == exit, f"{self.name}: `{shown}` ends with {exit}, not "
            f"{done.returncode}", done.stderr.decode(errors="replace"))
        last = done.stderr.decode().strip().splitlines()[-1:]
        require(last, f"{self.name}: `{shown}` says why on stderr")
        return json.loads(last[0])["error"]

    def lines(self, *words):
        """The lines of a command that prints more than one, as bytes."""
        done = self.call(*words)
        require(
            done.returncode == 0, f"{self.name}: `{' '.join(map(str, words))}` ends with 0, not "
            f"{done.returncode}", done.stderr.decode(errors="replace"))
        return done.stdout.splitlines()

    def each(self, noun, verb, items, who):
        """One command over many lines, all of which must be done; returns the results."""
        text = "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in items)
        results = self.run(noun, verb, "--input", "-", who=who, text=text)["results"]
        bad = [result for result in results if not result["ok"]]
        require(not bad, f"{self.name}: every line of `{noun} {verb}` is done", bad[:3])
        require(len(results) == len(items), f"{self.name}: a result for each line")
        return results

    def sync(self, peer=None, exit=0):
        """One reconciliation with one peer (the first, unless named); returns its report."""
        words = ["sync"] + (["--peer", peer] if peer else [])
        peers = self.run(*words, exit=exit)["peers"]
        require(peers, f"{self.name}: sync names its peers")
        if exit == 0:
            bad = [item for item in peers if not item["ok"]]
            require(not bad, f"{self.name}: sync is ok", bad)
        return peers[0]

    def show(self, record):
        return self.run("show", record)

    def state(self, record):
        return self.show(record)["state"]

    def value(self, record, field):
        """The shown value of a field, of a wish's row or its detail; None where there is none."""
        shown = self.show(record)
        detail = shown["related"].get("detail")
        if field not in shown["fields"] and detail:
            shown = self.show(detail)
        return (shown["fields"].get(field) or {"value": None})["value"]

    def conflicts(self, record=None):
        items = self.run("conflict", "list")["conflicts"]
        return [item for item in items if record in (None, item["record"])]

    def dump(self, scope=None):
        return b"\n".join(self.lines("dump", *(["--scope", scope] if scope else [])))

    def digest(self):
        return {item["scope"]: item for item in self.run("digest")["scopes"]}

    # The server

    def start(self, manual=True):
        """Starts the server; the port it got at first stays its own."""
        command = self.wrapper + [SIWEI, "serve", "--sync", self.address or "127.0.0.1:0"]
        command += ["--data", self.folder, "--json"] + (["--manual"] if manual else [])
        log = open(self.world.path(self.name + ".log"), "ab")
        self.process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=log,
            env=environment(), start_new_session=True)
        log.close()
        self.world.running.append(self)
        ready = json.loads(self.first_line())
        require(ready["ready"] and ready["unit"] == self.unit, f"{self.name}: ready", ready)
        self.address = ready["sync"]
        self.pid = ready["pid"]
        return self

    def first_line(self):
        found, _, _ = select.select([self.process.stdout], [], [], READY_SECONDS)
        line = self.process.stdout.readline() if found else b""
        if not line.strip():
            with open(self.world.path(self.name + ".log"), errors="replace") as log:
                raise Failed(f"{self.name}: serve did not get ready\n    {shorten(log.read())}")
        return line

    def stop(self):
        """SIGTERM; the server must end with 0 within ten seconds."""
        if not self.process:
            return
        os.kill(self.pid, signal.SIGTERM)
        try:
            code = self.process.wait(timeout=STOP_SECONDS)
        except subprocess.TimeoutExpired as late:
            raise Failed(f"{self.name}: still running {STOP_SECONDS} s after SIGTERM") from late
        self.forget()
        require(code == 0, f"{self.name}: ends with 0 after SIGTERM, not {code}")

    def kill(self):
        """SIGKILL to the server and what wraps it."""
        if not self.process:
            return
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.process.wait()
        self.forget()

    def forget(self):
        self.process.stdout.close()
        self.process = None
        if self in self.world.running:
            self.world.running.remove(self)

    # Backups, as docs/OPERATING.md tells: by stopping and copying.

    def backup(self, name):
        require(self.process is None, f"{self.name}: stopped before it is copied")
        shutil.copytree(self.folder, self.world.path(name))
        return self.world.path(name)

    def restore(self, backup):
        require(self.process is None, f"{self.name}: stopped before it is restored")
        shutil.rmtree(self.folder)
        shutil.copytree(backup, self.folder)

    def twin(self, name):
        """A copied disk: the same unit and key in another folder."""
        copy = Node(self.world, self.unit, name, self.wrapper)
        shutil.copytree(self.folder, copy.folder)
        return copy


def environment():
    kept = {key: value for key, value in os.environ.items() if not key.startswith("SIWEI_")}
    kept["SIWEI_LANG"] = "en"
    kept["FAKETIME_DONT_FAKE_MONOTONIC"] = "1"
    return kept


def main(script):
    """Runs a script's checks in a world of their own."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    if not os.access(SIWEI, os.X_OK):
        print(f"{SIWEI} is not there: run `make build`, or set SIWEI", file=sys.stderr)
        sys.exit(66)
    begin = time.monotonic()
    world = World()
    name = os.path.basename(sys.argv[0])
    try:
        script(world)
    except Failed as failure:
        print(f"FAILED {name}: {failure}", file=sys.stderr, flush=True)
        sys.exit(1)
    finally:
        world.close()
    print(f"{name}: all checks hold, {time.monotonic() - begin:.0f} s", flush=True)
