"""The Jinja environment of every page: strict about names, with our components at hand as `ui`."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import (
    ChainableUndefined,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
    pass_context,
)
from jinja2.runtime import Context
from markupsafe import Markup

from homefirst.foundation.design import drawings, words
from homefirst.foundation.design.field_parts import error_list, field_part

_HERE = Path(__file__).resolve().parent
COMPONENTS = _HERE / "components"
_MACRO = re.compile(r"{%-?\s*macro\s+([a-z]\w*)\(")
_YEARLESS = ("day", "weekday", "moment", "days_between_words")


def environment(**options: Any) -> Environment:
    """Called by Django's Jinja backend with its own options (loader over the apps' `jinja2/` folders)."""
    given = options.pop("loader")
    options |= {"undefined": StrictUndefined, "autoescape": True, "trim_blocks": True, "lstrip_blocks": True}
    env = Environment(loader=ChoiceLoader([given, *_own_loaders()]), **options)  # noqa: S701 (always on above)
    for name in words.__all__:
        env.filters[name] = (
            _knowing_today(getattr(words, name)) if name in _YEARLESS else getattr(words, name)
        )
    env.globals |= {
        "ui": Components(env),
        "govuk": GovUk(),
        "static": static,
        "url": _url,
        "field_part": field_part,
        "error_list": error_list,
        "draw": drawings,
    }
    return env


def _own_loaders() -> list[Any]:
    return [
        FileSystemLoader(_HERE / "jinja2"),
        PrefixLoader({"components": FileSystemLoader(COMPONENTS)}),
    ]


def _url(name: str, *args: Any, **kwargs: Any) -> str:
    return reverse(name, args=args or None, kwargs=kwargs or None)


def _knowing_today(words_for: Callable[..., str]) -> Callable[..., str]:
    """A filter that leaves out the year of the day on which the page is read."""

    @pass_context
    def with_today(context: Context, *values: Any) -> str:
        today = context.get("today")
        return words_for(*values, today=today if isinstance(today, date) else None)

    return with_today


class Components:
    """`ui.tag(...)`: each macro of each folder of `components/`, by its own name."""

    def __init__(self, env: Environment) -> None:
        self._env = env

    @cached_property
    def where(self) -> dict[str, str]:
        """The template that holds each macro; two macros of one name are an error at start."""
        found: dict[str, str] = {}
        for path in sorted(COMPONENTS.glob("*/macro.jinja")):
            for name in _MACRO.findall(path.read_text(encoding="utf-8")):
                if name in found:
                    raise ValueError(
                        f"two components are called {name}: {found[name]} and {path.parent.name}"
                    )
                found[name] = f"components/{path.parent.name}/macro.jinja"
        return found

    def __getattr__(self, name: str) -> Callable[..., Markup]:
        if name.startswith("_") or name not in self.where:
            raise AttributeError(f"no component is called {name}")
        macro: Callable[..., Markup] = getattr(self._env.get_template(self.where[name]).module, name)
        return macro


class GovUk:
    """`govuk.Input({...})`: the published macros, for our components only.

    They read keys that may be absent, which our strict environment refuses, so they have one of their own.
    """

    def __init__(self) -> None:
        package = PackageLoader("govuk_frontend_jinja", "templates")
        self._env = Environment(
            loader=PrefixLoader({"govuk_frontend_jinja": package}),
            autoescape=True,
            undefined=ChainableUndefined,
        )

    def __getattr__(self, name: str) -> Callable[..., Markup]:
        if name.startswith("_"):
            raise AttributeError(name)
        folder = re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()
        template = self._env.get_template(f"govuk_frontend_jinja/components/{folder}/macro.html")
        macro: Callable[..., Markup] = getattr(template.module, f"govuk{name}")
        return macro
