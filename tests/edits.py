"""Random edits of a small lab: each rebuild is compared with a clean build, file for file."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import pickle
import re
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import hypothesis.strategies as st
from compare import differences
from conftest import CONF, DEEP, SURVIVED, Result, Site
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sphinx.errors import ExtensionError

NAMES = st.sampled_from(["Ann", "Bob", "Eve", "Zoë"])
TITLES = st.sampled_from(["Arm", "Bench", "Chair", "Desk", "Élan", "Arm Two"])
SKILLS = st.lists(st.sampled_from(["C++", "Go", "Python", "R"]), max_size=3, unique=True)
WORDS = st.sampled_from(
    [
        "It moves.",
        "It **holds** an egg, with Python and C++, Python again.",
        "It stops[^1].",
        "",
        "- a\n- b",
        "![A dot](../dot.png)",
        "{download}`Papers <../papers.txt>`",
    ]
)
PICK = st.integers(0, 50)
DATES = st.sampled_from(["2019", "2020-05", "2021-02-03"])
TAGS = st.sampled_from(["", "News", "news, Arms"])
LISTS = [
    "projects\n:skill: Go",
    "projects\n:person: ann\n:style: table",
    "projects\n:group: person\n:limit: 2",
    "publications\n:style: citations",
    "posts\n:tag: News\n:group: year",
    "experience\n:where: year < 2020 or skill = R",
    "people\n:organization: Desk\n:empty: Nobody.",
    "people\n:style: list",
    "people",
    "awards\n:sort: oldest",
]
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="
)
FAILING = """
def fail(app, *args):
    raise RuntimeError("on purpose")
def setup(app):
    app.connect("{event}", fail)
"""


@dataclass
class Block:
    """A block of a person's page, and how it is written."""

    kind: str
    title: str
    body: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    inside: list[Block] = field(default_factory=list)

    def text(self, depth: int = 5) -> str:
        fence = ":" * depth
        head = [f"{fence}{{{self.kind}}} {self.title}"]
        head += [f":{name}: {value}" for name, value in self.fields.items() if value]
        parts = ["\n".join(head), self.body, *(one.text(depth - 1) for one in self.inside)]
        return "\n\n".join([*filter(None, parts), fence])


@dataclass
class Person:
    """A person's file."""

    name: str
    headline: str = ""
    image: str = ""
    family: str = ""
    draft: bool = False
    blocks: list[Block] = field(default_factory=list)

    def text(self, id_: str) -> str:
        fields = {"headline": self.headline or "-", "image": self.image}
        fields |= {"family-name": self.family, "draft": "yes" if self.draft else ""}
        parts = [f"# {self.name}", Block("person", id_, "", fields).text(3)]
        parts += [block.text() for block in self.blocks]
        return "\n\n".join([*parts, "[^1]: As told.", ""])


class Edits(RuleBasedStateMachine):
    """A small lab, edited at random, built, and built anew beside it."""

    every = 3
    """After so many edits it is built."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.site = Site(Path(self.folder.name))
        self.site.conf = CONF + "source_suffix = {'.md': 'markdown'}\n"
        self.people: dict[str, Person] = {}
        self.pages: dict[str, str] = {}
        self.papers = ""
        self.config: dict[str, object] = {}
        self.age = 0
        self.saves = 0
        self.count = 0
        self.seen = ""
        self.built: dict[str, object] | None = None
        self.read_elsewhere: set[str] = set()  # by other builders, which share the doctrees
        self.pending = 0

    def teardown(self) -> None:
        self.folder.cleanup()

    @initialize()
    def begin(self) -> None:
        self.people = {"ann": Person("Ann", "Engineer"), "bob": Person("Bob")}
        job = Block("experience", "Acme", "Worked.", {"start": "2020", "skills": "Go"})
        job.inside.append(Block("project", "Arm", "It moves.", {"id": "arm"}))
        self.people["ann"].blocks.append(job)
        self.people["bob"].blocks.append(Block("contribution", "arm", "Held it."))
        self.pages["notes"] = "# Notes\n\nOn {project}`arm`.\n"
        self.site.write("papers.txt", "Some papers.\n")

    # --- edits ----------------------------------------------------------------------------

    def blocks(self) -> list[tuple[list[Block], Block]]:
        """Return all blocks, each with the list that it stands in."""
        found, lists = [], [person.blocks for person in self.people.values()]
        while lists:
            here = lists.pop()
            found += [(here, block) for block in here]
            lists += [block.inside for block in here]
        return found

    def block(self, pick: int) -> tuple[list[Block], Block]:
        found = self.blocks()
        return found[pick % len(found)]

    def person(self, pick: int) -> Person:
        return list(self.people.values())[pick % len(self.people)]

    @rule(
        name=NAMES, headline=st.sampled_from(["", "Engineer", "With {any}`arm` and {person}`bob`"])
    )
    def add_or_change_a_person(self, name: str, headline: str) -> None:
        id_ = name.lower()
        self.people.setdefault(id_, Person(name)).headline = headline

    @rule(pick=PICK, image=st.sampled_from(["", "../dot.png", "../dots/dot.png"]))
    def change_a_portrait(self, pick: int, image: str) -> None:
        self.person(pick).image = image

    @rule(pick=PICK, name=NAMES)
    def retitle_a_person(self, pick: int, name: str) -> None:
        self.person(pick).name = f"{name} Roe"

    @precondition(lambda self: len(self.people) > 1)
    @rule(pick=PICK)
    def delete_a_person(self, pick: int) -> None:
        del self.people[list(self.people)[pick % len(self.people)]]

    @rule(pick=PICK, kind=st.sampled_from(["experience", "education"]), title=TITLES, skills=SKILLS)
    def add_a_job(self, pick: int, kind: str, title: str, skills: list[str]) -> None:
        fields = {"start": "2019-03", "end": "2021", "skills": ", ".join(skills)}
        self.person(pick).blocks.append(Block(kind, title, "Was there.", fields))

    @rule(
        pick=PICK,
        kind=st.sampled_from(["project", "project", "publication", "award", "skill"]),
        title=TITLES,
        skills=SKILLS,
        nested=st.booleans(),
        words=WORDS,
    )
    def add_a_thing(
        self, pick: int, kind: str, title: str, skills: list[str], nested: bool, words: str
    ) -> None:
        fields = {"skills": ", ".join(skills)} if kind != "skill" else {"url": "https://a.org"}
        block = Block(kind, title, words, fields)
        outer = [one for _, one in self.blocks() if one.kind == "experience"]
        (outer[pick % len(outer)].inside if nested and outer else self.person(pick).blocks).append(
            block
        )

    @rule(pick=PICK, alias=st.sampled_from(["", "arm", "old", "old, older"]), id_=st.booleans())
    def rename_a_thing(self, pick: int, alias: str, id_: bool) -> None:
        kinds = {"project", "publication", "award", "skill"}
        if things := [one for _, one in self.blocks() if one.kind in kinds]:
            thing = things[pick % len(things)]
            thing.fields |= {"aliases": alias, "id": "new" if id_ else ""}

    @rule(pick=PICK, family=st.sampled_from(["", "Ann", "Roe"]))
    def say_a_family_name(self, pick: int, family: str) -> None:
        self.person(pick).family = family

    @rule(pick=PICK, project=st.sampled_from(["arm", "bench", "chair"]), words=WORDS)
    def add_a_contribution(self, pick: int, project: str, words: str) -> None:
        self.person(pick).blocks.append(Block("contribution", project, words, {"role": "Helper"}))

    @precondition(lambda self: self.blocks())
    @rule(pick=PICK, title=TITLES)
    def retitle(self, pick: int, title: str) -> None:
        _, block = self.block(pick)
        if block.kind != "contribution":
            block.title = title

    @precondition(lambda self: self.blocks())
    @rule(pick=PICK, id_=st.sampled_from(["", "arm", "bench", "x1"]))
    def give_an_id(self, pick: int, id_: str) -> None:
        self.block(pick)[1].fields["id"] = id_

    @precondition(lambda self: self.blocks())
    @rule(pick=PICK, words=WORDS)
    def edit_a_body(self, pick: int, words: str) -> None:
        self.block(pick)[1].body = words

    @precondition(lambda self: self.blocks())
    @rule(pick=PICK, to=st.sampled_from(["arm", "bench", "ann", "go", "acme", "notes"]))
    def mention(self, pick: int, to: str) -> None:
        self.block(pick)[1].body += f" See [it](#{to})."

    @precondition(lambda self: self.blocks())
    @rule(pick=PICK, skills=SKILLS)
    def change_skills(self, pick: int, skills: list[str]) -> None:
        _, block = self.block(pick)
        if block.kind != "skill":
            block.fields["skills"] = ", ".join(skills)

    @precondition(lambda self: self.blocks())
    @rule(pick=PICK, year=st.sampled_from(["", "2018", "2020-05", "2022"]))
    def change_dates(self, pick: int, year: str) -> None:
        _, block = self.block(pick)
        if block.kind in {"experience", "education", "project", "contribution"}:
            block.fields["start"] = year

    @precondition(lambda self: self.blocks())
    @rule(pick=PICK, who=st.sampled_from(["ann", "bob", "eve", "A. Roe*, Bob*", "Roe, B., et al."]))
    def name_another(self, pick: int, who: str) -> None:
        _, block = self.block(pick)
        if block.kind in {"project", "award"}:
            block.fields["people"] = who
        elif block.kind == "publication":
            block.fields["authors"] = f"Jim, {who}"

    @precondition(lambda self: self.blocks())
    @rule(
        pick=PICK,
        doi=st.sampled_from(["", "10.1000/a", "https://doi.org/10.1000/A"]),
        denied=st.sampled_from(["", "", "ann"]),
    )
    def number_a_paper(self, pick: int, doi: str, denied: str) -> None:
        _, block = self.block(pick)
        if block.kind == "publication":
            block.fields |= {"doi": doi, "not-by": denied}

    @precondition(lambda self: self.blocks())
    @rule(pick=PICK)
    def share_a_project(self, pick: int) -> None:
        self.block(pick)[1].fields["shared"] = "yes"

    @precondition(lambda self: self.blocks())
    @rule(pick=PICK)
    def delete_a_block(self, pick: int) -> None:
        here, block = self.block(pick)
        here.remove(block)

    @precondition(lambda self: self.blocks())
    @rule(pick=PICK, to=PICK)
    def move_a_block(self, pick: int, to: int) -> None:
        here, block = self.block(pick)
        here.remove(block)
        self.person(to).blocks.insert(0, block)
        self.built = None  # pages made of it are made of another file now, and may look the same

    @rule(
        page=st.sampled_from(["projects/arm", "skills/go", "organizations/acme", "projects/index"]),
        title=TITLES,
        own=st.booleans(),
    )
    def write_a_page_by_hand(self, page: str, title: str, own: bool) -> None:
        kind, id_ = page.split("/")
        block = f":::{{{kind[:-1]}}} {title}\n:id: {id_}\n\nBy hand.\n:::\n"
        own = own and id_ != "index"
        listing = f":::{{listing}} {kind}\n:::\n" if id_ == "index" else "Prose.\n"
        self.pages[page] = f"---\norphan: true\n---\n\n# {title}\n\n{block if own else listing}"

    @rule(pick=PICK, title=TITLES, date=DATES, tags=TAGS)
    def add_a_post_told_by_a_block(self, pick: int, title: str, date: str, tags: str) -> None:
        fields = {"date": date, "tags": tags, "url": "https://a.org/post", "projects": "arm"}
        self.person(pick).blocks.append(Block("post", title, "On an arm.", fields))

    @rule(
        page=st.sampled_from(["blog/first", "blog/second", "notes"]),
        title=TITLES,
        date=DATES,
        tags=TAGS,
        author=st.sampled_from(["", "ann", "Jim, bob"]),
        to=st.sampled_from(["{project}`arm`", "[x](#go)", "[](#first)", "no"]),
        draft=st.sampled_from([False, False, True]),
    )
    def write_a_post(
        self, page: str, title: str, date: str, tags: str, author: str, to: str, draft: bool
    ) -> None:
        fields = {"date": date, "tags": tags, "authors": author, "draft": "yes" if draft else ""}
        post = Block("post", "", "", fields).text(3).replace("{post} ", "{post}")
        self.pages[page] = f"# {title}\n\n{post}\n\nOn {to}.\n"

    @precondition(lambda self: self.blocks())
    @rule(pick=PICK, draft=st.booleans())
    def draft_or_publish(self, pick: int, draft: bool) -> None:
        self.block(pick)[1].fields["draft"] = "true" if draft else ""

    @rule(title=TITLES, to=st.sampled_from(["{project}`arm`", "[x](#go)", "{skill}`R`", "no"]))
    def write_notes(self, title: str, to: str) -> None:
        self.pages["notes"] = f"# {title}\n\nOn {to}, see [](projects/index.md).\n"

    @rule(
        lists=st.lists(st.sampled_from(LISTS), min_size=1, max_size=3),
        whose=st.sampled_from(["ann", "Bob", "all"]),
    )
    def write_lists(self, lists: list[str], whose: str) -> None:
        asked = [f":::{{listing}} {one}\n:::\n" for one in lists]
        if whose == "all":
            self.person(0).blocks.append(Block("timeline", ""))
        else:
            asked.append(f":::{{timeline}}\n:person: {whose}\n:::\n")
        self.pages["notes-lists"] = "\n".join(["# Lists\n", *asked])

    @rule(
        entries=st.lists(st.tuples(st.sampled_from("abc"), TITLES), max_size=3),
        author=st.sampled_from(["Ann", "Roe, Bob", "Jim", "Roe*, A. and Bob*"]),
        doi=st.sampled_from(["", "", "10.1000/a"]),
        page=st.sampled_from(["", "notes-papers"]),
    )
    def write_papers(
        self, entries: list[tuple[str, str]], author: str, doi: str, page: str
    ) -> None:
        texts = (
            f"@misc{{{key}, title={{{title}}}, author={{{author}}}, doi={{{doi}}}}}"
            for key, title in entries
        )
        self.papers = "\n".join(texts)
        if page:
            self.pages[page] = "# Papers\n\n:::{bibtex} papers.bib\n:::\n"

    @precondition(lambda self: self.pages)
    @rule(pick=PICK)
    def delete_a_page(self, pick: int) -> None:
        del self.pages[list(self.pages)[pick % len(self.pages)]]

    @rule(
        option=st.sampled_from(
            [
                ("resume_folders", {"project": "work"}),
                ("resume_folders", {}),
                ("resume_pages", ["person", "project", "skill"]),
                ("resume_pages", ["person", "project", "publication", "organization", "skill"]),
                ("resume_css", False),
                ("resume_list_size", 2),
                ("resume_list_split", "letter"),
                ("resume_navigation", 0),
                ("resume_drafts", True),
                ("resume_link_skills", True),
                ("resume_author_matching", "exact"),
                ("resume_synonyms", {"R": "Python"}),
                ("resume_peek", False),
                ("resume_feed_size", 1),
                ("resume_markdown", False),
                ("resume_llms_txt", False),
                ("resume_microformats", False),
                ("resume_linked_data", False),
                ("resume_exports", ["graph", "bibtex"]),
                ("html_baseurl", "https://lab.example/"),
                ("html_title", "Lab"),
                ("copyright", "2020, Lab"),
            ]
        )
    )
    def configure(self, option: tuple[str, object]) -> None:
        self.config[option[0]] = option[1]

    @rule()
    def give_files_an_old_time(self) -> None:
        self.age += 1

    # --- building -------------------------------------------------------------------------

    def files(self) -> dict[str, str | bytes]:
        """Return the files of the project, but those that stay as they are."""
        files: dict[str, str | bytes] = {}
        files |= {f"people/{id_}.md": one.text(id_) for id_, one in self.people.items()}
        files |= {f"{name}.md": text for name, text in self.pages.items()}
        files["index.md"] = (
            "# Home\n\n:::{listing} projects\n:::\n\n"
            "```{toctree}\n:glob:\n\npeople/*\n*/index\nnote*\nblog/*\n```\n"
        )
        files |= {"papers.bib": self.papers, "dot.png": DOT, "dots/dot.png": DOT}
        return files

    def save(self) -> None:
        files = self.files()
        for path in self.site.src.rglob("*"):
            kept = files.keys() | {"conf.py", "papers.txt"}
            if path.is_file() and path.relative_to(self.site.src).as_posix() not in kept:
                path.unlink()
        for name, text in files.items():
            path = self.site.src / name
            data = text.encode() if isinstance(text, str) else text
            if not path.is_file() or path.read_bytes() != data:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
                if self.age:
                    # Another time for each save: nobody sees an edit that changes neither the
                    # time nor the size of a file.
                    self.saves += 1
                    os.utime(path, (1_000_000_000, 1_000_000_000 + self.saves))
        self.age = 0

    @rule(event=st.sampled_from(["env-updated", "html-page-context", "doctree-read"]))
    def fail_half_way(self, event: str) -> None:
        self.save()
        conf, self.site.conf = self.site.conf, self.site.conf + FAILING.format(event=event)
        # There may be nothing to read or to write, and so nothing that fails.
        with contextlib.suppress(ExtensionError):
            self.site.build(**self.config)
        self.site.conf = conf
        self.built = None

    def state(self) -> str:
        """Return all that a build is made of."""
        return repr((self.people, self.pages, self.papers, self.config))

    @invariant()
    def a_rebuild_after_some_edits_is_right(self) -> None:
        state = self.state()
        if state != self.seen:
            self.pending += 1
            SURVIVED["edits"] += 1
        self.seen = state
        if self.pending >= self.every:
            self.pending = 0
            self.build(2 if self.count % 3 == 2 else 1)

    def build(self, jobs: int) -> None:
        self.save()
        self.count += 1
        before, trees = self.site.outputs(), self.trees()
        after = self.site.build(jobs=jobs, **self.config)
        if DEEP and trees == self.trees() and self.config == self.built:
            same = {name for name in after.written() if self.is_same(name, before, after)}
            needless = sorted(same - self.read(after) - self.read_elsewhere)
            assert needless == [], f"written, though nothing in them has changed: {needless}"
        self.built, self.read_elsewhere = dict(self.config), set()
        clean = self.site.build(out=f"clean{self.count}", **self.config)
        wrong = differences(after, clean)
        assert wrong == [], wrong
        now, anew = self.known("html"), self.known(f"clean{self.count}")
        assert {
            name: (one, anew.get(name)) for name, one in now.items() if one != anew.get(name)
        } == {}
        self.does_nothing(self.site.build(**self.config))
        SURVIVED["rebuilds"] += 1

    def does_nothing(self, again: Result) -> None:
        """Assert that a build has written nothing, for nothing was edited before it.

        A page that names a file which is missing is read, and so written, each time.
        """
        read = self.read(again) - {"index"}
        assert again.written() <= (read | {"index"} if read else set())

    def trees(self) -> object:
        """Return what the site's navigation shows: if that changes, all pages are written."""
        found = [*(self.site.root / "doctrees" / "html").glob("resume-html-*.json")]
        return json.loads(found[0].read_text("utf-8"))["trees"] if found else None

    def is_same(self, name: str, before: dict[str, bytes], after: Result) -> bool:
        return before.get(f"{name}.html") == after.files()[f"{name}.html"]

    def read(self, after: Result) -> set[str]:
        """Return the authored pages that a build has read; Sphinx writes these always.

        The home page is read whenever there are other pages, for its toctree takes patterns.
        """
        found = re.findall(r"reading sources\.\.\. \[ *\d+%\] (\S+)", after.status)
        return {"index", *found}

    def known(self, doctrees: str) -> dict[str, object]:
        """Return what is known of every page: what is wrong there would show after later edits."""
        path = self.site.root / "doctrees" / doctrees / "environment.pickle"
        domain = pickle.loads(path.read_bytes()).domaindata["resume"]
        return {
            name: (shown._replace(dependencies=()), sorted(map(str, shown.dependencies)))
            for name, shown in domain["page_fingerprints"].items()
        }


def play(machine: type[RuleBasedStateMachine], labs: int) -> type:
    """Return a test that edits so many *labs*, or as many as ``LABS`` says."""
    machine.TestCase.settings = settings(
        max_examples=int(os.environ.get("LABS", labs)),
        stateful_step_count=30,
        deadline=None,
        derandomize=not DEEP,
        phases=[Phase.generate, *([Phase.shrink] if "SHRINK" in os.environ else [])],
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    return machine.TestCase
