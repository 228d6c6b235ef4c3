"""Edits of whole files: pictures, papers, formats, branches, outputs, and several builders.

Three builders share doctrees here, as with ``sphinx-build -M``, and each may be run or not.
"""

from __future__ import annotations

import copy
import random
import re
import zlib
from dataclasses import dataclass, field
from struct import pack

import hypothesis.strategies as st
from compare import differences
from conftest import SURVIVED
from edits import PICK, TITLES, Block, Edits, Person, play
from hypothesis.stateful import initialize, precondition, rule

PICTURES = ["dot.png", "dots/dot.png", "logo.png"]
PAPERS = ["a.pdf", "b.pdf"]
BUILDERS = ["dirhtml", "text"]
PICTURE = st.sampled_from(PICTURES)
PAPER = st.sampled_from(PAPERS)


def picture(shade: int) -> bytes:
    """Return a PNG (https://www.w3.org/TR/png/) of one grey dot."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + name + data + pack(">I", zlib.crc32(name + data))

    header = chunk(b"IHDR", pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    dot = chunk(b"IDAT", zlib.compress(bytes([0, shade])))
    return b"\x89PNG\r\n\x1a\n" + header + dot + chunk(b"IEND", b"")


def rest(text: str) -> str:
    """Return Markdown of the kind that these labs are made of as reStructuredText."""
    text = text.replace("---\norphan: true\n---", ":orphan:")
    text = re.sub(r"^# (.*)$", lambda found: f"{found[1]}\n{'=' * 20}", text, flags=re.M)
    text = re.sub(r"!\[(.*?)\]\((.*?)\)", "\n\n.. image:: \\2\n   :alt: \\1\n\n", text)
    text = re.sub(r"\{(\w+)\}`", r":\1:`", text)
    text = re.sub(r"\[[^\]^]*\]\(#([\w-]+)\)", r":any:`\1`", text)
    text = text.replace("[^1]: As told.", "").replace("[^1]", "")
    lines, depth = [], 0
    for line in text.split("\n"):
        if opened := re.match(r":{3,}\{(\w+)\} ?(.*)", line):
            lines += ["", "   " * depth + f".. {opened[1]}:: {opened[2]}"]
            depth += 1
        elif re.fullmatch(r":{3,}", line):
            depth -= 1
            lines.append("")
        else:
            lines.append("   " * depth + line if line else "")
    return "\n".join(lines)


@dataclass
class Branch:
    """What a project is at one time."""

    people: dict[str, Person]
    pages: dict[str, str]
    papers: str
    pictures: dict[str, int]
    pdfs: dict[str, int]
    rest: set[str] = field(default_factory=set)


class FileEdits(Edits):
    """The same lab, with more files, more builders, and longer lists than it has pages for."""

    every = 2

    @initialize(size=st.sampled_from([2, 2, 200]), split=st.sampled_from(["", "year", "letter"]))
    def split_lists(self, size: int, split: str) -> None:
        self.config = {"resume_list_size": size}
        if split:
            self.config["resume_list_split"] = split
        self.site.conf = self.site.conf.replace(
            "source_suffix = {'.md': 'markdown'}",
            "source_suffix = {'.md': 'markdown', '.rst': 'restructuredtext'}",
        )
        self.pictures = dict.fromkeys(PICTURES, 0)
        self.pdfs: dict[str, int] = {}
        self.rest: set[str] = set()
        self.branches: list[Branch] = []
        self.wanted = list(BUILDERS)
        self.draw = random.Random(size)
        self.pages["notes-terms"] = "# Terms\n\n```{glossary}\nEgg\n  It is **round**.\n```\n"
        for year, title in ((2005, "Old"), (2011, "Mid"), (2018, "New"), (2018, "Other")):
            self.post(f"blog/{title.lower()}", title, f"{year}-02-03")

    def post(self, page: str, title: str, date: str) -> None:
        text = f":::{{post}}\n:date: {date}\n:authors: ann\n:::"
        self.pages[page] = f"# {title}\n\n{text}\n\nOn an arm.\n"

    # --- edits ----------------------------------------------------------------------------

    @rule(title=TITLES, year=st.integers(2004, 2024))
    def write_a_dated_post(self, title: str, year: int) -> None:
        self.post(f"blog/{title.lower().replace(' ', '-')}", title, f"{year}-05-06")

    @rule(pick=PICK, title=TITLES, year=st.integers(2004, 2024))
    def add_a_dated_thing(self, pick: int, title: str, year: int) -> None:
        kinds = ["project", "publication", "award"]
        dated = {"start" if pick % 3 == 0 else "date": str(year)}
        self.person(pick).blocks.append(Block(kinds[pick % 3], title, "Of old.", dated))

    @rule(name=PICTURE, shade=st.integers(0, 255))
    def change_a_picture(self, name: str, shade: int) -> None:
        self.pictures[name] = shade

    @rule(name=PICTURE)
    def take_a_picture_away(self, name: str) -> None:
        self.pictures.pop(name, None)

    @rule(pick=PICK, name=st.sampled_from(["", "../logo.png", "../dots/dot.png"]))
    def show_a_logo(self, pick: int, name: str) -> None:
        block = Block("organization", "Acme", "Makes arms.", {"id": "acme", "logo": name})
        blocks = self.person(pick).blocks
        blocks[:] = [one for one in blocks if one.kind != "organization"] + [block]

    @rule(pick=PICK, name=PICTURE)
    def show_a_picture_in_text(self, pick: int, name: str) -> None:
        blocks = self.blocks()
        if blocks:
            blocks[pick % len(blocks)][1].body = f"See this.\n\n![It](../{name})"
        else:
            self.person(pick).image = f"../{name}"

    @rule(pick=PICK, name=PAPER, title=TITLES)
    def publish_a_paper(self, pick: int, name: str, title: str) -> None:
        fields = {"pdf": f"../{name}", "date": "2017"}
        self.person(pick).blocks.append(Block("publication", title, "We show it[^1].", fields))

    @rule(name=PAPER, version=st.integers(0, 9))
    def change_a_paper(self, name: str, version: int) -> None:
        self.pdfs[name] = version

    @rule(name=PAPER)
    def take_a_paper_away(self, name: str) -> None:
        self.pdfs.pop(name, None)

    @rule(pick=PICK)
    def change_the_format_of_a_page(self, pick: int) -> None:
        names = sorted([*(f"people/{one}" for one in self.people), *self.pages])
        self.rest ^= {names[pick % len(names)]}

    @rule(pick=PICK, draft=st.booleans())
    def draft_a_page(self, pick: int, draft: bool) -> None:
        posts = sorted(name for name in self.pages if name.startswith("blog/"))
        if posts:
            name = posts[pick % len(posts)]
            text = self.pages[name].replace(":draft: yes\n", "")
            self.pages[name] = text.replace(":date:", ":draft: yes\n:date:", int(draft))

    @rule(pick=PICK, draft=st.booleans())
    def draft_a_person(self, pick: int, draft: bool) -> None:
        self.person(pick).draft = draft

    @rule()
    def begin_a_branch(self) -> None:
        self.branches.append(self.branch())

    @precondition(lambda self: self.branches)
    @rule(pick=PICK, old=st.booleans())
    def switch_to_a_branch(self, pick: int, old: bool) -> None:
        number = pick % len(self.branches)
        branch, self.branches[number] = self.branches[number], self.branch()
        for name, value in vars(branch).items():
            setattr(self, name, value)
        self.age += old

    def branch(self) -> Branch:
        found = self.people, self.pages, self.papers, self.pictures, self.pdfs, self.rest
        return copy.deepcopy(Branch(*found))

    @rule(pick=PICK, many=st.integers(1, 4))
    def delete_outputs(self, pick: int, many: int) -> None:
        for builder in ("html", *BUILDERS):
            # Sphinx copies static files and makes the search anew each time.
            found = sorted((self.site.root / "out" / builder).rglob("*"))
            found = [one for one in found if one.is_file() and one.name != ".buildinfo"]
            for path in self.draw.sample(found, min(many, len(found))):
                path.unlink()
        self.pending += 1
        self.built = None

    @rule(builders=st.lists(st.sampled_from(BUILDERS), unique=True))
    def build_with(self, builders: list[str]) -> None:
        self.wanted = builders

    # --- building -------------------------------------------------------------------------

    def state(self) -> str:
        return f"{super().state()}{self.pictures}{self.pdfs}{sorted(self.rest)}"

    def files(self) -> dict[str, str | bytes]:
        files = super().files()
        del files["dot.png"], files["dots/dot.png"]
        files |= {name: picture(shade) for name, shade in self.pictures.items()}
        files |= {name: b"%PDF-1.4\n" * (1 + one) for name, one in self.pdfs.items()}
        for name in self.rest:
            text = files.pop(f"{name}.md", None)
            if isinstance(text, str):
                files[f"{name}.rst"] = rest(text)
        return files

    def build(self, jobs: int) -> None:
        super().build(jobs)
        for builder in self.wanted:
            after = self.site.build(builder, doctrees="html", jobs=jobs, **self.config)
            self.read_elsewhere |= self.read(after)
            clean = self.site.build(builder, out=f"clean{self.count}-{builder}", **self.config)
            wrong = differences(after, clean)
            assert wrong == [], (builder, wrong)
            again = self.site.build(builder, doctrees="html", **self.config)
            self.does_nothing(again)
            SURVIVED["rebuilds"] += 1
        self.wanted = list(BUILDERS)


TestFileEdits = play(FileEdits, 2)
