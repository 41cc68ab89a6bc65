"""The frame of every page about one person: who they are, how to speak to them, and the way to each section.

A section's view is three lines:

    @allow("section.people")
    def record_people(request: HttpRequest, ref: str) -> HttpResponse:
        opened = open_section(request, ref, "people")
        around = network(opened.actor, opened.person, opened.on)
        return record_page(opened, "workspace/record_people.jinja", around=around)

and its template extends `workspace/record.jinja` and fills the block `section` (headings begin at level 2). `open_section`
asks whether this person may be seen and this section opened, and raises `NotAllowed` alike for one who does not exist;
`record_page` writes the look into the audit, with the tie, and draws. A page of one form opens its section in the same way
and ends in `form_page`, which keeps what was typed and goes back, or draws the page again with every word still there.
"""

from homefirst.workspace.record.bar import Bar
from homefirst.workspace.record.form_page import form_page, typed
from homefirst.workspace.record.page import Opened, open_section, record_page
from homefirst.workspace.record.sections import SECTIONS, open_address, record_address

__all__ = [
    "SECTIONS",
    "Bar",
    "Opened",
    "form_page",
    "open_address",
    "open_section",
    "record_address",
    "record_page",
    "typed",
]
