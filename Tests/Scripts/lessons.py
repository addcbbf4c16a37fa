"""Made-up lessons whose texts stand out, so that a search for them tells the truth."""

TOWNSHIPS = ("ta", "tb")
UNITS = ("va1", "va2", "vb1", "vb2", "hnu")
CLERKS = {
    "va1": "李登记", "va2": "周经办", "vb1": "吴经办", "vb2": "郑经办", "hnu": "高经办",
    "ta": "陈审核", "tb": "孔审核",
}
# By key: unit, title, speaker.
LESSONS = {
    "a1": ("va1", "一条扁担挑起的村校", "端木讲璟"),
    "a2": ("va2", "老井台边的账本", "东郭讲珩"),
    "a3": ("va1", "七张借条的来历", "南宫讲瑄"),
    "a4": ("va1", "渡船上的夜课", "西门讲玥"),
    "a5": ("va2", "晒谷坪的公平秤", "呼延讲琬"),
    "b1": ("vb1", "桥头那盏长明灯", "赫连讲瑾"),
    "b2": ("vb2", "一双草鞋走三县", "皇甫讲璇"),
    "b3": ("vb1", "石磨转了四十年", "尉迟讲珞"),
    "b4": ("vb1", "祠堂里的识字班", "公孙讲璐"),
    "b5": ("vb2", "半截铅笔写家书", "轩辕讲琰"),
    "u": ("hnu", "麓山脚下的青年说", "长孙讲霁"),
}
CHOSEN = {"ta": ["a1", "a2"], "tb": ["b1", "b2"]}
NEXT = {"ta": ["a3"], "tb": ["b3"]}
RETURNED = {"ta": "a4", "tb": "b5"}
COACHED = {"ta": "a5", "tb": "b3"}
# Rewritten by its village after the township has forwarded it.
POLISHED = "a1"
NEW_TITLES = {"a1": "一条扁担与一所村校", "a4": "渡船夜课改定稿", "b5": "半截铅笔写成的家书"}
ANSWER = "经核实情况属实，予以取消"


def unit(key):
    return LESSONS[key][0]


def keys(of):
    return [key for key, lesson in LESSONS.items() if lesson[0] == of]


def township(of):
    """The township of a village; a direct unit has none."""
    return {"va1": "ta", "va2": "ta", "vb1": "tb", "vb2": "tb"}.get(of)


def below(of):
    return [key for key in LESSONS if township(unit(key)) == of]


def is_forwarded(key):
    return key == "u" or key in CHOSEN[township(unit(key))]


def phone(key):
    return f"1358000{list(LESSONS).index(key):04d}"


def form(key, contest):
    """A line for `entry submit --input`."""
    _, title, speaker = LESSONS[key]
    return {
        "contest": contest, "title": title, "speaker": speaker, "branch": f"{speaker}所在支部",
        "summary": f"《{title}》的提要", "manuscript": f"《{title}》讲稿。" + "说的是一件小事。" * 30,
        "phone": phone(key),
    }


def version(key):
    """A line for `entry version --input`, but for the id."""
    title = NEW_TITLES[key]
    return {"title": title, "manuscript": f"《{title}》修改稿。" + "又讲了一遍。" * 30}


def newest(key):
    changed = version(key) if key in NEW_TITLES else {}
    return {**form(key, None), **changed}


def reason(key):
    return f"{phone(key)[-4:]}号稿超时请压缩"


def note(key):
    return f"{phone(key)[-4:]}号稿开头宜用实物"


def opinion(of):
    return f"{of}镇街评议意见从优"


def may_read(node, key):
    """Whether a node holds the scope of a lesson that was forwarded, where its title is."""
    return node in {unit(key), township(unit(key)), "county"}


def texts(key):
    """Titles and speaker, old and new."""
    return [LESSONS[key][1], LESSONS[key][2]] + ([NEW_TITLES[key]] if key in NEW_TITLES else [])


def audiences(county, judge):
    """By lesson: what only its own may hold, and what went on to the county and a judge away."""
    found = []
    for key in LESSONS:
        own = {unit(key)} | ({township(unit(key))} - {None})
        further = {county, judge} if is_forwarded(key) else set()
        # The judge is given the title the draw froze; what was before it stays with the county.
        first = {county} if key == POLISHED else further
        found.append((own | first, [LESSONS[key][1]]))
        found.append((own | further, texts(key)[1:]))
        found.append((own, [phone(key)]))
    for of in TOWNSHIPS:
        back, coached = RETURNED[of], COACHED[of]
        found.append(({of, unit(back)}, [reason(back)]))
        found.append(({of, unit(coached)}, [note(coached)]))
        found.append(({of, county}, [opinion(of)]))
    return found
