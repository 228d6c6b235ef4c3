"""A lab with a page of every kind, for tests of what readers see."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import Site

ANN = """
# Ann Ark-Müller

:::{person} ann
:headline: Builds swings
:location: Zürich
:email: ann@lab.example
:phone: +41 44 000 00 00
:website: https://ann.example
:github: ann
:orcid: 0000-0002-1825-0097
:scholar: ABC
:linkedin: ann

I build **swings**.
:::

## Experience

:::::{experience} Acme
:position: Engineer
:location: Bern
:start: 2019-01
:end: present

::::{project} Swing
:skills: Wood, Rope

- Cut the board.
- Tied the ropes, for which a word as long as Donaudampfschifffahrtselektrizitätenhauptbetriebswerk
  is needed.
::::
:::::

:::{experience} Old Works
:start: 2015
:end: 2018-12
:::

## Education

:::{education} ETH
:study-type: MSc
:area: Forestry
:start: 2010
:end: 2015
:::

## Papers

:::{publication} On ropes
:type: article
:journal: Knots
:date: 2021
:authors: ann, 王小明, bea
:doi: 10.1000/182
:skills: Rope
:::

:::{award} Golden knot
:date: 2022
:::

## Skills

:::{skills} Crafts
:keywords: Wood, Rope, Paint, Glue, Nails, Screws, Sandpaper, Varnish, Saws, Drills
:::

## Time

:::{timeline}
:::
"""
WANG = """
# 王小明

:::{person} wang
:headline: 机器学习工程师
:location: 北京
:::

:::{experience} 清华大学
:position: 研究员
:start: 2018
:end: 2020

做了一个非常长的句子用来测试没有空格的文字是否会在窄屏幕上正确换行而不会横向滚动页面内容。
:::
"""
SARA = """
# سارة حداد

:::{person} sara
:headline: مهندسة برمجيات
:location: بيروت
:::

:::{experience} الجامعة الأمريكية
:position: باحثة
:start: 2017
:end: present

- كتبت المترجم.
:::
"""
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
BEA = f"""
# Bea Hohenlohe-Schillingsfürst

:::{{person}} bea
:image: bea.svg
:::

:::{{timeline}}
:::

::::::{{experience}} {LONG}
:position: Captain
:start: 2001
:end: present

:::::{{project}} Teapot
:skills: {LONG}

::::{{project}} Lid

:::{{project}} Knob

Round.
:::
::::
:::::
::::::

:::{{skills}} Steam
:level: Master
:keywords: {LONG}, Rope
:::
"""
SVG = "http://www.w3.org/2000/svg"
TALL = f'<svg xmlns="{SVG}" width="30" height="300"><rect width="9" height="9"/></svg>'
POST = """
# First knot

:::{post}
:date: 2023-01-02
:authors: ann
:tags: knots
:::

On [the swing](#swing) and [Ann](#ann).

```python
a_line_of_code_that_is_longer_than_any_phone = "is wide, so it scrolls, by keyboard too"
```
"""
HOME = """
# Lab

We build swings.

:::{listing} people
:::

```{toctree}
:hidden:
:glob:

people/index
people/*
projects/index
publications/index
organizations/index
skills/index
awards/index
blog/index
```

```{toctree}
:hidden:
:caption: More

table
```
"""
TABLE = """
# Jobs

:::{listing} experience
:style: table
:::

:::{listing} publications
:style: citations
:::

:::{listing} organizations
:style: cards
:::

:::{listing} skills
:style: chips
:::

:::{listing} education
:group: year
:::

:::{listing} projects
:person: wang
:empty: Nothing by Wang yet.
:::
"""
FILES = {
    "index.md": HOME,
    "people/ann.md": ANN,
    "people/wang.md": WANG,
    "people/sara.md": SARA,
    "people/bea.md": BEA,
    "people/bea.svg": TALL,
    "blog/first-knot.md": POST,
    "table.md": TABLE,
}
PAGES = {
    "index": ["We build swings.", "Ann Ark-Müller", "机器学习工程师"],
    "people/index": ["Ann Ark-Müller", "Bea", "王小明", "سارة حداد"],
    "people/bea": ["Captain", "Teapot", "Round.", "On ropes"],
    "projects/teapot": ["Lid", "Round."],
    "people/ann": ["Builds swings", "GitHub: ann", "Cut the board.", "2019", "On ropes"],
    "people/wang": ["研究员", "清华大学"],
    "people/sara": ["باحثة", "كتبت المترجم"],
    "projects/index": ["Swing", "Ann Ark-Müller"],
    "projects/swing": ["Cut the board.", "Ann Ark-Müller", "Wood"],
    "publications/on-ropes": ["Knots", "王小明", "@article"],
    "organizations/acme": ["Ann Ark-Müller", "Swing"],
    "skills/rope": ["Swing", "On ropes"],
    "awards/golden-knot": ["2022", "Ann Ark-Müller"],
    "blog/index": ["First knot", "knots"],
    "blog/first-knot": ["On the swing", "Jan 2, 2023"],
    "blog/tag/knots": ["First knot"],
    "table": ["Old Works", "On ropes", "Nothing by Wang yet."],
}
"""A page of every kind, and what each of them says."""


def write_lab(site: Site) -> dict[str, list[str]]:
    """Write the lab into *site*, and return its pages with what they say."""
    for name, text in FILES.items():
        site.write(name, text)
    site.conf = site.conf.replace('["colon_fence",', '["colon_fence", "fieldlist",')
    site.conf += 'html_baseurl = "https://lab.example/"\n'
    return PAGES
