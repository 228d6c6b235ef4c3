def test_a_block_gives_a_page(site):
    site.write(
        "people/jane.md",
        """
        # Jane Doe

        :::{person} jane
        :email: jane@example.org
        :::

        ::::{experience} Acme
        :position: Engineer
        :start: 2020-01
        :end: present

        :::{project} Lego
        :skills: Python, C++

        Built it, see [home](../projects/lego.md) and [this](#lego).
        :::
        ::::
        """,
    )
    result = site.build(nitpicky=True)
    assert result.warnings == []
    assert "Built it" in result.body("projects/lego")
    assert result.links("projects/lego")["Acme"] == "../organizations/acme.html"
    again = site.build(nitpicky=True)
    assert again.written() == set()
