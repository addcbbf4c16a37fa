"""A small county of real nodes: enrolment, rounds, and what must be equal afterwards."""

from lib import Node, check, found_in, require, title

CLERK = "县经办"


class County:
    """Nodes by their names; the first one is the root."""

    def __init__(self, world, root="county", wrappers=None):
        self.world = world
        self.wrappers = wrappers or {}
        self.parents = {root: None}
        self.nodes = {}
        self.root = self.node(root)
        self.root.run("init", "--unit", root, "--name", "长沙县", "--tier", "county")
        self.root.start()

    def node(self, unit, name=None):
        name = name or unit
        self.nodes[name] = Node(self.world, unit, name, self.wrappers.get(name, ()))
        return self.nodes[name]

    def __getitem__(self, name):
        return self.nodes[name]

    def add(self, unit, tier, parent, name=None):
        """Enters a unit in the directory; it has no node yet."""
        self.parents[unit] = parent
        self.root.run(
            "unit", "add", "--unit", unit, "--name", name or f"{unit} 单位", "--tier", tier,
            "--parent", parent, who=CLERK)

    def join(self, unit, address=None, serve=False):
        """A node for the unit, enrolled at its parent, which must be serving."""
        parent = self.nodes[self.parents[unit]]
        return self.enrol(unit, unit, parent, address, serve)

    def second(self, unit, name, serve=False):
        """A second machine of a unit, enrolled at its first one."""
        return self.enrol(unit, name, self.nodes[unit], None, serve)

    def enrol(self, unit, name, inviter, address, serve):
        node = self.node(unit, name)
        invitation = inviter.run(
            "invite", "--unit", unit, "--address", address or inviter.address)["invitation"]
        joined = node.run("join", invitation)
        require(joined["unit"] == unit, f"{name}: joins as {unit}", joined)
        require(joined["peer"]["unit"] == inviter.unit, f"{name}: who invited is its peer", joined)
        if serve:
            node.start()
        return node

    def depth(self, unit):
        parent = self.parents[unit]
        return 0 if parent is None else 1 + self.depth(parent)

    def upwards(self):
        """Every node but the root's first machine, the deepest units first."""
        nodes = [node for node in self.nodes.values() if node is not self.root]
        return sorted(nodes, key=lambda node: -self.depth(node.unit))

    def round(self, times=1):
        """Each child syncs with its parent, villages first, then townships, then again."""
        for _ in range(2 * times):
            for node in self.upwards():
                node.sync()

    # Audiences (docs/PROTOCOL.md)

    def ancestors(self, unit):
        parent = self.parents[unit]
        return [] if parent is None else [parent] + self.ancestors(parent)

    def audience(self, scope):
        """The units that may hold a scope."""
        anchor, reach = scope.split("/")
        above = self.ancestors(anchor)
        below = [unit for unit in self.parents if anchor in self.ancestors(unit)]
        reaches = {
            "org": list(self.parents), "self": [anchor], "parent": [anchor] + above[:1],
            "chain": [anchor] + above, "tree": [anchor] + above + below,
        }
        return set(reaches[reach])

    # What must hold

    def check_equal(self):
        """All nodes that share a scope have the same digests and print the same dump of it."""
        digests = {name: node.digest() for name, node in self.nodes.items()}
        scopes = sorted({scope for held in digests.values() for scope in held})
        for scope in scopes:
            self.check_scope(scope, {name: held.get(scope) for name, held in digests.items()})
        check(True, f"{len(scopes)} scopes: nodes that share one print the same dump bytes of it")

    def check_scope(self, scope, digests):
        audience = self.audience(scope)
        for name, digest in digests.items():
            if self.nodes[name].unit not in audience:
                require(
                    digest is None or digest["changes"] == 0, f"{name}: holds nothing of {scope}",
                    digest)
        holders = [name for name in self.nodes if self.nodes[name].unit in audience]
        dumps = {name: self.nodes[name].dump(scope) for name in holders}
        vectors = {
            digests[name]["vector_digest"] for name in holders
            if digests[name] and digests[name]["changes"]}
        folds = {
            digests[name]["fold_digest"] for name in holders
            if digests[name] and digests[name]["changes"]}
        require(len(set(dumps.values())) == 1, f"{scope}: equal dumps", lengths(dumps))
        require(len(vectors) <= 1 and len(folds) <= 1, f"{scope}: equal digests", digests)

    def check_verified(self):
        for name, node in self.nodes.items():
            verdict = node.run("verify")
            require(verdict["ok"] and not verdict["faults"], f"{name}: verify", verdict)
        check(True, f"verify passes at {len(self.nodes)} nodes")

    def check_quiet(self):
        """A further sync has nothing to say."""
        for node in self.upwards():
            report = node.sync()
            require(
                report["equal"] and report["changes_sent"] + report["changes_received"] == 0,
                f"{node.name}: nothing left to exchange", report)
        check(True, "a further sync exchanges nothing")

    def check_all(self):
        """Equal, verified and quiet after two rounds."""
        title("agreement")
        self.round(2)
        self.check_equal()
        self.check_verified()
        self.check_quiet()

    def check_apart(self, audiences):
        """Texts are found in the folders of their audience and in no other, with every server
        running and with all stopped; the servers stay stopped."""
        title("privacy")
        for node in self.nodes.values():
            if node.process is None:
                node.start()
        self.search(audiences, "servers running")
        for node in self.nodes.values():
            node.stop()
        self.search(audiences, "servers stopped")

    def search(self, audiences, when):
        searches = 0
        for audience, texts in audiences:
            for text in texts:
                for name, node in self.nodes.items():
                    searches += 1
                    found = found_in(node.folder, text)
                    require(found or name not in audience, f"{name}: holds {text}")
                    require(not found or name in audience, f"{name}: does not hold {text}")
        check(True, f"{when}: {searches} searches find texts in their audience alone")


def lengths(dumps):
    return {name: (len(dump), hash(dump)) for name, dump in dumps.items()}


def small(world, villages=("va",), wrappers=None):
    """County, one township `ta` and its villages; county and township serve, villages do not."""
    county = County(world, wrappers=wrappers)
    county.add("ta", "township", "county", "青石镇")
    for village in villages:
        county.add(village, "village", "ta")
    county.join("ta", serve=True)
    for village in villages:
        county.join(village)
    county.round()
    return county


def whole(world):
    """County, two townships with two villages each, a university; villages do not serve."""
    title("a county, two townships, four villages, a university")
    county = County(world)
    for township in ("ta", "tb"):
        county.add(township, "township", "county")
    for village, township in (("va1", "ta"), ("va2", "ta"), ("vb1", "tb"), ("vb2", "tb")):
        county.add(village, "village", township)
    county.add("hnu", "direct", "county", "岳麓大学")
    county.join("ta", serve=True)
    county.join("tb", serve=True)
    for unit in ("va1", "va2", "vb1", "vb2", "hnu"):
        county.join(unit)
    county.round()
    units = county["vb2"].run("unit", "list")["units"]
    check(len(units) == 8, "every node knows the eight units")
    return county
