#!/usr/bin/env python3
"""What an exchange costs, counted by a proxy and by `sync --json`; and what a cut line costs."""

import hashlib
import json
import os
import random
import sys

from county import County
from lib import check, main, require, title
from proxy import Proxy

QUIET_BYTES = 300
TEN_WISHES_BYTES = 3000
BULK_REQUESTS = 24
# Of a page and what stands around it.
PAGE_BYTES = 300 * 1024
SMALL_CUTS = 24
BULK_CUTS = 6


def samples(node, seed, count):
    """Made-up wishes as lines for `wish register --input`, however the command prints them."""
    printed = node.lines("sample", "wishes", "--seed", seed, "--count", count)
    lines = [line.decode() for line in printed]
    whole = json.loads(lines[0]) if len(lines) == 1 else {}
    if "wishes" in whole:
        lines = [json.dumps(wish, ensure_ascii=False) for wish in whole["wishes"]]
    require(len(lines) == count, f"sample prints {count} lines", len(lines))
    return lines


def register(node, lines):
    """Registers sample wishes; returns the ids of the rows."""
    results = node.each("wish", "register", [json.loads(line) for line in lines], "李登记")
    return [result["id"] for result in results]


def prints(node):
    """SHA-256 of the database and its write-ahead log; None where there is no such file."""
    found = {}
    for name in ("siwei.sqlite", "siwei.sqlite-wal"):
        path = os.path.join(node.folder, name)
        if os.path.exists(path):
            with open(path, "rb") as file:
                found[name] = hashlib.sha256(file.read()).hexdigest()
    return found


def counted(village, proxy):
    """One sync; the proxy and the report must agree on what passed."""
    proxy.reset()
    report = village.sync("ta")
    passed = (proxy.requests, proxy.up, proxy.down)
    told = tuple(report[key] for key in ("requests", "http_bytes_sent", "http_bytes_received"))
    require(passed == told, "the proxy and the report count alike", passed, told)
    return report


def settle(county):
    for _ in range(3):
        county["va"].sync("ta")
        county["ta"].sync()


def quiet(county, proxy):
    title("a sync with nothing new")
    village, township = county["va"], county["ta"]
    settle(county)
    counted(village, proxy)
    before = prints(village), prints(township)
    report = counted(village, proxy)
    check(report["requests"] == 1, "is one request", report)
    check(
        max(proxy.up, proxy.down) <= QUIET_BYTES,
        f"of {proxy.up} bytes up and {proxy.down} down, at most {QUIET_BYTES} each")
    check(before == (prints(village), prints(township)), "and writes nothing at either end")
    check(report["equal"] and report["changes_sent"] == 0, "both ends are equal", report)


def ten(county, proxy):
    title("ten new wishes with their details")
    lines = samples(county["va"], 1, 10)
    check(all(len(line.encode()) >= 250 for line in lines), "each of at least 250 bytes")
    rows = register(county["va"], lines)
    report = counted(county["va"], proxy)
    total = proxy.up + proxy.down
    check(report["requests"] == 1, "go up in one request", report)
    check(total <= TEN_WISHES_BYTES, f"of {total} bytes in all, at most {TEN_WISHES_BYTES}")
    check(holds(county["ta"], rows), "and the township has them all")
    quiet(county, proxy)


def holds(node, rows):
    held = [item["id"] for item in node.run("wish", "list")["items"]]
    return set(rows) <= set(held) and len(held) == len(set(held))


def bulk(county, proxy, count):
    title(f"{count} new wishes")
    rows = register(county["va"], samples(county["va"], 2, count))
    report = counted(county["va"], proxy)
    check(report["requests"] <= BULK_REQUESTS, f"go up in {report['requests']} requests", report)
    check(holds(county["ta"], rows), "and the township has them all")
    rate = proxy.up / report["changes_sent"]
    print(f"      {report['changes_sent']} changes, {rate:.0f} bytes a change")
    return rate


def small_cuts(county, proxy):
    title(f"ten wishes, the line cut at {SMALL_CUTS} places")
    village, township = county["va"], county["ta"]
    for index in range(SMALL_CUTS):
        own = village.run("status")["journal_changes"]
        rows = register(village, samples(village, 100 + index, 10))
        new = village.run("status")["journal_changes"] - own
        settled = township.run("status")["journal_changes"]
        proxy.cut_after(1 + index * TEN_WISHES_BYTES // SMALL_CUTS)
        failed = village.call("sync", "--peer", "ta")
        proxy.heal()
        gained = township.run("status")["journal_changes"] - settled
        counts = village.run("status")["counts"]
        require(failed.returncode in (0, 69), "a cut line is an unreachable peer", failed.stderr)
        require(gained in (0, new), "all of a page or nothing of it", gained, new)
        waiting = counts["unsent"] + counts["sent"]
        require(gained or waiting >= new, "nothing is shown as held that is not", counts)
        village.sync("ta")
        require(holds(township, rows), "the next sync brings what was lost")
    check(True, "each cut loses the page in flight or nothing, and the next sync heals it")


def bulk_cuts(county, proxy, count, rate):
    title(f"{count} wishes, the line cut {BULK_CUTS} times on the way")
    village, township = county["va"], county["ta"]
    rows = register(village, samples(village, 3, count))
    chance = random.Random(1)
    for _ in range(BULK_CUTS):
        before = township.run("status")["journal_changes"]
        limit = chance.randrange(PAGE_BYTES, max(PAGE_BYTES + 1, int(count * 2 * rate / BULK_CUTS)))
        proxy.cut_after(limit)
        village.call("sync", "--peer", "ta")
        sent = proxy.up
        proxy.heal()
        gained = township.run("status")["journal_changes"] - before
        require(
            sent - gained * rate * 1.1 <= PAGE_BYTES, "a cut costs one page at most",
            {"sent": sent, "gained": gained, "bytes a change": rate})
    village.sync("ta")
    check(holds(township, rows), "each cut cost one page at most, and all have arrived")


def script(world):
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    county = County(world)
    county.add("ta", "township", "county")
    county.add("va", "village", "ta")
    township = county.join("ta", serve=True)
    proxy = Proxy(township.address)
    county.join("va", address=proxy.address, serve=True)
    quiet(county, proxy)
    ten(county, proxy)
    small_cuts(county, proxy)
    rate = bulk(county, proxy, count)
    quiet(county, proxy)
    bulk_cuts(county, proxy, count, rate)
    quiet(county, proxy)
    county.round()
    county.check_equal()
    county.check_verified()


if __name__ == "__main__":
    main(script)
