"""A lab with a block of every kind, as files for other programs are made of it."""

from __future__ import annotations

SITE = "https://lab.example/"
ANN = """
# Ann Ark

:::{person} ann
:headline: Builds swings; and ropes, too
:image: ann.gif
:location: Zürich, Switzerland
:email: ann@lab.example, a@ark.example
:phone: +41 44 000 00 00
:website: https://ann.example/ü
:github: annark
:orcid: 0000-0002-1825-0097
:profiles: Ropes https://ropes.example/ann
:alternate-name: A. Ark

I build **swings** and like [ropes](#rope), as {publication}`a-knot` says.

- Really.
:::

## Experience

:::::{experience} Acme
:position: Engineer
:department: Ropes
:location: Bern
:start: 2019-01
:end: present
:url: https://acme.example

::::{project} Swing
:skills: Wood, Rope
:role: Lead
:repository: https://code.example/swing
:people: bob

For all.

- Cut *the* board.
  - Twice.
- Tied `ropes`.
::::
:::::

:::{experience} Old Works
:start: 2015
:end: 2018-12

Sawed.

1. Planks
2. Beams
:::

:::{volunteer} Park
:position: Guard
:start: 2014
:::

:::{education} ETH
:study-type: MSc
:area: Forestry
:start: 2010
:end: 2015
:location: Zürich
:score: 5.5
:courses: Trees, Knots

Wrote on trees.
:::

:::{publication} On ropes
:type: article
:journal: Knots
:volume: 3
:date: 2021
:authors: ann, 王小明
:doi: 10.1000/182

Ropes are long.
:::

:::{publication} A knot
:type: patent
:number: US 1
:office: USPTO
:status: granted
:::

:::{award} Golden knot
:date: 2022
:awarder: Guild
:::

:::{certificate} Ropes I
:issuer: Guild
:date: 2020-02
:::

:::{talk} Ropes for all
:event: RopeCon
:date: 2022-05-01
:::

:::{teaching} Knots 101
:organization: ETH
:position: Lecturer
:start: 2016
:end: 2017
:::

:::{skills} Crafts
:level: Master
:keywords: Wood, Rope
:::

:::{skills}
:keywords: Saws
:::

:::{language} German
:fluency: native
:::

:::{interest} Trees
:keywords: Oaks
:::

:::{reference} Bob Bee
:position: Builder

She ties well.
:::
"""
BOB = """
# Bob Bee

:::{person} bob
:headline: Builder
:::

:::{contribution} swing
:role: Painter
:start: 2020

- Painted it red.
:::
"""


def write_lab(site):
    """Write the pages of the lab."""
    site.conf += f"html_baseurl = '{SITE}'\nresume_feed_size = 0\n"
    site.write("people/ann.md", ANN)
    site.write("people/bob.md", BOB)
    (site.src / "people/ann.gif").write_bytes(b"GIF89a")
