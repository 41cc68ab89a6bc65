"""The gallery: every component in every state holds what every page must hold."""

from __future__ import annotations

import pytest

from homefirst.foundation.design.gallery import components
from tests.browser.visitor import Visitor


def test_the_gallery_lists_every_component(visitor: Visitor) -> None:
    visitor.page.goto(f"{visitor.base}/design/")
    assert visitor.page.locator("nav[aria-label=Components] li").count() == len(components())
    assert not visitor.complaints


@pytest.mark.parametrize("scripts", [True], ids=["with scripts"], indirect=True)
@pytest.mark.parametrize("folder", [each.folder for each in components()])
def test_every_state_of_a_component_holds(visitor: Visitor, folder: str) -> None:
    visitor.page.goto(f"{visitor.base}/design/{folder}/")
    visitor.look(gallery=True)
