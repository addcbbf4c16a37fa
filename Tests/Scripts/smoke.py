#!/usr/bin/env python3
"""`make run` as a person uses it: the table, Ctrl-C, nothing left behind; and once more."""

import os
import re
import signal
import subprocess
import time

from lib import ROOT, SIWEI, Failed, Node, check, environment, main, require, title

TOPOLOGY = os.path.join(ROOT, "cluster/demo.yaml")
DATA = os.path.join(ROOT, "data/demo")
TABLE_SECONDS = 300
STOP_SECONDS = 10


def units():
    with open(TOPOLOGY, encoding="utf-8") as file:
        text = file.read()
    names = re.findall(r'^ *- unit: "?([a-z0-9-]+)"?$', text, re.MULTILINE)
    addresses = re.findall(r"^ *address: (\S+)$", text, re.MULTILINE)
    return dict(zip(names, addresses))


def members(session):
    """Processes of the session, in whatever group, but those that wait to be collected."""
    found = subprocess.run(
        ["ps", "-eo", "pid=,sess=,stat="], capture_output=True, text=True, check=True).stdout
    rows = [line.split() for line in found.splitlines()]
    return [int(pid) for pid, of, state in rows if int(of) == session and state[0] != "Z"]


def files_named(name):
    return [
        os.path.join(folder, name) for folder, _, files in os.walk(DATA) if name in files]


def until(seconds, holds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.1)
    return holds()


def read(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        return file.read()


def node(world, unit):
    found = Node(world, unit)
    found.folder = os.path.join(DATA, unit)
    return found


def one_run(world, name):
    log = world.path(f"{name}.log")
    with open(log, "wb") as output:
        run = subprocess.Popen(
            ["make", "-s", "run"], cwd=ROOT, stdin=subprocess.DEVNULL, stdout=output,
            stderr=subprocess.STDOUT, env=environment(), start_new_session=True)
    try:
        counts = while_running(world, log, run)
        os.killpg(run.pid, signal.SIGINT)
        require(
            until(STOP_SECONDS, lambda: run.poll() is not None and not members(run.pid)),
            f"all gone {STOP_SECONDS} s after SIGINT", members(run.pid), read(log)[-1500:])
    finally:
        for pid in members(run.pid):
            os.kill(pid, signal.SIGKILL)
        run.wait()
    check(True, "SIGINT to the process group ends everything")
    left = files_named("socket") + files_named("lock")
    check(not left, "no socket and no lock is left", left)
    return counts


def while_running(world, log, run):
    """Waits for the table; returns the numbers of wishes and lessons by unit."""
    wanted = units()
    shown = lambda: all(address in read(log) for address in wanted.values())
    until(TABLE_SECONDS, lambda: shown() or run.poll() is not None)
    if run.poll() is not None or not shown():
        raise Failed("make run did not print its table\n" + read(log)[-2000:])
    check(True, "the table names every address")
    digests = {unit: node(world, unit).digest() for unit in wanted}
    shared = [scope for scope in digests["430121"] if not scope.endswith("/self")]
    for scope in shared:
        values = {
            (held[scope]["vector_digest"], held[scope]["fold_digest"])
            for held in digests.values() if scope in held and held[scope]["changes"]}
        require(len(values) <= 1, f"{scope}: reconciled", values)
    check(len(shared) > 1, f"{len(shared)} scopes of the county are reconciled")
    return {unit: held(node(world, unit)) for unit in wanted}


def held(unit):
    return [len(unit.run(noun, "list")["items"]) for noun in ("wish", "entry")]


def script(world):
    require(SIWEI == os.path.join(ROOT, ".build/release/siwei"), "make run runs what was built")
    title("make run")
    first = one_run(world, "first")
    village, township = first["430121901201"], first["430121901"]
    check(village[0] >= 20 and village[1] >= 3, "sample wishes and lessons are there", first)
    require(township[1] >= 5, "the township has the lessons its villages recommended", first)
    require(first["430121"][1] == 0, "the county has none: nobody has forwarded one", first)
    title("make run again")
    second = one_run(world, "second")
    check(second == first, "it continues from where it was", first, second)


if __name__ == "__main__":
    main(script)
