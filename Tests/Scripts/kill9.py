#!/usr/bin/env python3
"""kill -9 at random moments while wishes are written and synced: `kill9.py [COUNT [SEED]]`."""

import json
import random
import sys
import threading
import time
import uuid

import sheets
from county import County
from lib import Failed, check, main, require, title

UNITS = ("va", "ta", "county")
LONGEST_PAUSE = 0.4


class Writer(threading.Thread):
    """Registers wishes at one node, one at a time, and remembers which were acknowledged."""

    def __init__(self, node, first, stop):
        super().__init__(daemon=True)
        self.node = node
        self.number = first
        self.halt = stop
        self.done = []
        self.failed = 0
        self.fault = None

    def run(self):
        try:
            while not self.halt.is_set():
                self.write()
        except (Failed, ValueError, KeyError, OSError) as fault:
            self.fault = fault

    def write(self):
        """One wish under an id of our own, again until it is acknowledged: never twice."""
        self.number += 1
        sheet = {**sheets.wish(self.number), "id": str(uuid7())}
        for _ in range(50):
            text = json.dumps(sheet, ensure_ascii=False)
            reply = self.node.call("wish", "register", "--input", "-", who="李登记", text=text)
            if reply.returncode == 0:
                self.done.append(json.loads(reply.stdout)["results"][0]["id"])
                return
            self.failed += 1
            if self.halt.is_set():
                return
            time.sleep(0.02)
        raise Failed(f"{self.node.name}: cannot write: {reply.stderr.decode()}")


class Syncer(threading.Thread):
    """Village and township sync in turn, whatever comes of it."""

    def __init__(self, nodes, stop):
        super().__init__(daemon=True)
        self.nodes = nodes
        self.halt = stop

    def run(self):
        while not self.halt.is_set():
            for node in self.nodes:
                node.call("sync")


def uuid7():
    milliseconds = time.time_ns() // 1_000_000
    rest = uuid.uuid4().int & (1 << 74) - 1
    high = milliseconds << 80 | 7 << 76 | (rest >> 62) << 64
    return uuid.UUID(int=high | 2 << 62 | rest & (1 << 62) - 1)


def build(world):
    county = County(world)
    county.add("ta", "township", "county", "青石镇")
    county.add("va", "village", "ta")
    county.join("ta", serve=True)
    county.join("va", serve=True)
    county.round()
    return county


def killing(county, count, seed):
    chance = random.Random(seed)
    stop = threading.Event()
    writers = [Writer(county[unit], 3000 * index, stop) for index, unit in enumerate(UNITS)]
    threads = writers + [Syncer([county["va"], county["ta"]], stop)]
    for thread in threads:
        thread.start()
    for index in range(count):
        time.sleep(chance.random() * LONGEST_PAUSE)
        node = county[chance.choice(UNITS)]
        node.kill()
        if chance.random() < 0.3:
            time.sleep(chance.random() * LONGEST_PAUSE)
        node.start()
        if (index + 1) % 50 == 0:
            written = sum(len(writer.done) for writer in writers)
            print(f"      {index + 1} kills, {written} written", flush=True)
    stop.set()
    for thread in threads:
        thread.join(timeout=120)
        require(not thread.is_alive(), "nothing hangs")
    for writer in writers:
        require(writer.fault is None, f"{writer.node.name}: writing", str(writer.fault))
    return {writer.node.unit: writer.done for writer in writers}


def script(world):
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    county = build(world)
    title(f"{count} times kill -9, seed {seed}")
    done = killing(county, count, seed)
    check(all(done.values()), "written: " + ", ".join(f"{u} {len(r)}" for u, r in done.items()))
    county.round(2)
    for unit in UNITS:
        holders = [unit] + county.ancestors(unit)
        for name in holders:
            held = [item["id"] for item in county[name].run("wish", "list")["items"]]
            lost = set(done[unit]) - set(held)
            require(not lost, f"{name}: {len(lost)} acknowledged wishes of {unit} lost", lost)
            require(len(held) == len(set(held)), f"{name}: nothing stands twice")
    check(True, "no acknowledged wish is lost, at its unit or above")
    county.check_equal()
    county.check_verified()
    county.check_quiet()


if __name__ == "__main__":
    main(script)
