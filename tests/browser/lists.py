"""Every page that is a list of people or of work, and how much of it stands on the first screen."""

from __future__ import annotations

from collections.abc import Mapping
from statistics import median
from typing import Final

from playwright.sync_api import Page

from tests.browser.looking import WIDE

ONE_LINE, TWO_LINES = 12, 8  # rows that stand on the first screen, at the least
_HIGHER_THAN_ONE_LINE = 45  # px

# By the template that draws it, the names of its addresses. A template with a table that is in neither map is refused.
LISTS: Final[Mapping[str, tuple[str, ...]]] = {
    "accounts/roles.jinja": ("roles",),
    "cohorts/group.jinja": ("review_group",),
    "cohorts/groups.jinja": ("review_groups",),
    "growing_up/people.jinja": ("who_turns_18_people",),
    "workspace/adult_reviews.jinja": ("adult_reviews",),
    "workspace/allocate.jinja": ("allocate",),
    "workspace/carers.jinja": ("carers_register",),
    "workspace/find_people.jinja": ("find_people",),
    "workspace/hospital.jinja": ("hospital",),
    "workspace/how.jinja": ("how_we_work",),
    "workspace/how_changes.jinja": ("how_changes",),
    "workspace/how_forms.jinja": ("how_forms",),
    "workspace/how_list.jinja": ("how_list",),
    "workspace/liberty.jinja": ("liberty_board",),
    "workspace/my_work.jinja": ("my_work",),
    "workspace/outbox.jinja": ("letters",),
    "workspace/register.jinja": ("support_register",),
    "workspace/safeguarding.jinja": ("safeguarding",),
    "workspace/safeguarding_ended.jinja": ("ended_enquiries",),
    "workspace/services.jinja": ("services_enquired",),
    "workspace/supervision.jinja": ("supervision",),
    "workspace/team.jinja": ("team_board",),
    "workspace/tellings.jinja": ("tellings",),
    "workspace/trust_concerns.jinja": ("trust_concerns",),
    "workspace/waiting.jinja": ("waiting_well",),
    "workspace/worklist.jinja": ("my_work",),
}

# Other pages with tables, and why they are no such list.
NOT_LISTS: Final[Mapping[str, str]] = {
    **dict.fromkeys(
        (
            "workspace/around.jinja", "workspace/care.jinja", "workspace/chronologies.jinja", "workspace/chronology.jinja",
            "workspace/details.jinja", "workspace/documents.jinja", "workspace/hold_work.jinja", "workspace/letters.jinja",
            "workspace/now.jinja", "workspace/plan.jinja", "workspace/record_liberty.jinja",
            "workspace/record_looks.jinja", "workspace/story.jinja", "workspace/told.jinja",
        ),
        "about one person, under the bar that says who they are",
    ),
    **dict.fromkeys(
        (
            "accounts/staff_member.jinja", "workspace/adult_review.jinja", "workspace/contact.jinja",
            "workspace/give_several.jinja", "workspace/given_several.jinja", "workspace/ranking.jinja",
            "workspace/how_form.jinja", "workspace/how_pathway.jinja", "workspace/register_entry.jinja",
            "workspace/review_look.jinja", "workspace/service_enquiry.jinja", "workspace/supervision_read.jinja",
            "workspace/supervision_with.jinja", "workspace/trust_concern.jinja", "workspace/worker.jinja",
        ),
        "about one thing or one worker, of which the table is a part",
    ),
    **dict.fromkeys(
        (
            "account/login.jinja", "accounts/settings.jinja", "workspace/choose_letter.jinja",
            "workspace/contact_new.jinja", "workspace/hospital_loaded.jinja", "workspace/not_printed.jinja",
            "workspace/posted.jinja", "workspace/supervision_write.jinja",
        ),
        "a form, or what was just done",
    ),
    **dict.fromkeys(
        (
            "growing_up/years.jinja", "loading/check.jinja", "loading/differences.jinja", "loading/load.jinja",
            "loading/submission.jinja", "performance/figures.jinja", "performance/measure.jinja",
            "performance/people.jinja", "workspace/how_change_past.jinja", "workspace/how_change_people.jinja",
            "workspace/matters_year.jinja", "workspace/waiting_counts.jinja",
        ),
        "figures, and what stands behind one of them",
    ),
    **dict.fromkeys(
        ("accounts/accounts.jinja", "workspace/looks.jinja", "workspace/review_looks.jinja"),
        "for whoever looks after the system, and not a list of practice",
    ),
}  # fmt: skip

# Of each table its rows' tops and bottoms; a row in two lines is a group of its own, and a heading of a group is none.
_TABLES = """() => [...document.querySelectorAll("main table")].map(table =>
  [...table.querySelectorAll("tbody.hf-table__pair, tbody:not(.hf-table__pair) > tr")]
    .filter(row => !row.querySelector(".hf-table__group"))
    .map(row => row.getBoundingClientRect()).map(box => [box.top + scrollY, box.bottom + scrollY])
).filter(rows => rows.length)"""
# The list where it is not the first table of its page: what waits for a decision stands above it.
_WHICH: Final = {"how_we_work": 1}


def too_few(page: Page, name: str) -> str:
    """ "" where enough rows of the list `name` stand on the first screen, or would if it were longer; else how many do.

    Rows of tables above it count too. Of a short list the rows that it lacks are taken to be as high as those that it has.
    """
    page.set_viewport_size(WIDE)
    tables: list[list[list[float]]] = page.evaluate(_TABLES)
    if not tables:
        return "no row to measure"
    above, listed = tables[: _WHICH.get(name, 0)], tables[min(_WHICH.get(name, 0), len(tables) - 1)]
    height = median(bottom - top for top, bottom in listed)
    wanted = TWO_LINES if height > _HIGHER_THAN_ONE_LINE else ONE_LINE
    stand = sum(bottom <= WIDE["height"] for _, bottom in listed)
    if stand == len(listed):
        stand += int((WIDE["height"] - listed[-1][1]) // height)
    stand += sum(len(rows) for rows in above if rows is not listed)
    where = f"the first begins at {listed[0][0]:.0f} px, one is {height:.0f} px high"
    return "" if stand >= wanted else f"{stand} rows on the first screen, not {wanted}: {where}"
