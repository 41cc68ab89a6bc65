"""An audit row as a sentence: what was done, to which part, and why it was allowed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from homefirst.foundation.access.reach import BY_ROLE, BY_TEAM
from homefirst.foundation.accounts.roles import ACTIONS, roles
from homefirst.foundation.audit.models import AuditRow
from homefirst.foundation.design.words import count, counted
from homefirst.workspace.record.sections import SECTIONS

Kind = AuditRow.Kind

_PARTS: Mapping[str, str] = {code: title.replace(" {first_name}", " them") for code, title, _ in SECTIONS} | {
    "open": "Open this record",
    "close": "Close this record",
    "looks.all": "Who looked",
    "notes.search": "Notes and letters, by searching in them",
    "letters": "Letters to send",
    "tellings": "Who is still to be told",
    "register": "Dynamic support register",
    "carers.emergency": "Emergency plan of a carer",
}
_DONE: Mapping[str, str] = {
    "adult_cost.keep": "Wrote down what help may cost from 18",
    "benchmarks.load": "Loaded other councils' figures",
    "chronology.add_line": "Added to a chronology",
    "chronology.begin": "Started a chronology",
    "chronology.choose": "Picked events for a chronology",
    "chronology.finish": "Finished a chronology",
    "chronology.follow": "Started a new version of a chronology",
    "chronology.remove_line": "Took an event out of a chronology",
    "chronology.write": "Wrote in a chronology",
    "contact.begin": "Started a contact",
    "contact.danger": "Answered for the danger words of a contact",
    "contact.keep": "Kept what was said in a contact",
    "contact.place": "Said whom a contact is about",
    "contact.record": "Recorded a contact",
    "contact.take_over": "Took a contact over",
    "documents.add_version": "Added a newer file of a document",
    "documents.error": "Marked a document as entered in error",
    "documents.keep": "Kept a document",
    "documents.take_out": "Opened the file of a document",
    "eligibility.decide": "Decided about needs",
    "enablement_year.end": "Wrote down what a year of enablement was worth",
    "figures.export": "Took figures out",
    "files.ask": "Asked for a file to be loaded",
    "files.held_back": "Took out the rows held back",
    "files.keep_desk_value": "Kept what stood on the record over what a file said",
    "files.load": "Loaded a part of a file",
    "files.loaded": "Loaded a file",
    "files.received": "Received a file",
    "files.refused": "Refused a file",
    "files.take_file_value": "Took what a file said onto the record",
    "files.upload": "Uploaded files to look at",
    "carers.keep_plan": "Kept a carer's emergency plan",
    "liberty.close_request": "Closed a request to restrict their liberty",
    "liberty.end": "Ended an authorisation to restrict their liberty",
    "liberty.extend_urgent": "Extended an urgent authorisation",
    "liberty.grant": "Authorised that their liberty is restricted",
    "liberty.keep_assessments": "Kept assessments of a deprivation of liberty",
    "liberty.keep_check": "Checked the conditions of an authorisation",
    "liberty.keep_representative": "Kept who is on their side",
    "liberty.keep_request": "Kept a request to restrict their liberty",
    "liberty.keep_review": "Reviewed an authorisation",
    "hospital.free_bed": "Freed a bed to recover in",
    "hospital.give_bed": "Gave a bed to recover in",
    "hospital.is_here": "Said that what was missing is there",
    "hospital.say_missing": "Said what is missing before they can leave",
    "letter.again": "Wrote a letter again",
    "letter.agree": "Agreed to a letter",
    "letter.came_back": "Said that a letter came back",
    "letter.change_way": "Changed how a letter goes",
    "letter.do_not_send": "Said that a letter is not sent",
    "letter.edit": "Changed the words of a letter",
    "letter.failed": "Said that a letter could not be sent",
    "letter.make": "Wrote the draft of a letter",
    "letter.print": "Printed a letter",
    "letter.sent": "Sent a letter",
    "letter.take_back": "Took a letter back",
    "look.answer": "Answered a question about a look",
    "look.ask": "Asked about a look",
    "notes.add": "Added to a note",
    "notes.begin": "Started a note",
    "notes.error": "Marked a note as entered in error",
    "notes.finish": "Finished a note",
    "notes.remove_draft": "Removed a draft of a note",
    "notes.save_draft": "Saved a draft of a note",
    "person.add": "Added the person",
    "person.add_address": "Added an address",
    "person.add_alert": "Added an alert",
    "person.add_alias": "Added another name",
    "person.add_communication_need": "Wrote down how to speak to them",
    "person.add_contact_point": "Added how to reach them",
    "person.add_identifier": "Added a number they are known by",
    "person.add_relationship": "Added somebody around them",
    "person.answer_likeness": "Said whether two records are one person",
    "person.ask_communication_needs": "Asked how to speak to them",
    "person.change": "Changed details",
    "person.change_name": "Changed the name",
    "person.change_relationship": "Changed what is known of somebody around them",
    "person.check_alert": "Checked an alert",
    "person.end_address": "Ended an address",
    "person.end_alert": "Ended an alert",
    "person.end_communication_need": "Ended a way of speaking to them",
    "person.end_contact_point": "Ended a way to reach them",
    "person.end_relationship": "Ended a tie with somebody around them",
    "person.lift_restriction": "Ended the restriction",
    "person.restrict": "Restricted the record to named staff",
    "person.review_communication_need": "Looked again at how to speak to them",
    "plan.budget": "Set the budget of a plan",
    "plan.draft": "Drafted a version of a plan",
    "population.load": "Loaded the population",
    "practice.agree": "Agreed to a change to how we work",
    "practice.draft": "Drafted a change to how we work",
    "practice.propose": "Proposed a change to how we work",
    "practice.publish": "Published a pathway",
    "practice.publish_form": "Published a form",
    "practice.send_back": "Sent a change to how we work back",
    "practice.withdraw": "Withdrew a change to how we work",
    "promise.keep": "Said that a promise was kept",
    "promise.make": "Wrote down a promise",
    "record.lift_restriction": "Ended the restriction",
    "record.move": "Moved the record to another team",
    "record.restrict": "Restricted the record to named staff",
    "review_groups.pick": "Picked a review group",
    "review_groups.record": "Recorded what a review of a group led to",
    "organisations.add_adult": "Listed them in an enquiry into a service",
    "organisations.add_to_do": "Added something to do in an enquiry into a service",
    "organisations.ask_adult": "Asked them in an enquiry into a service",
    "organisations.finish_step": "Finished a step of an enquiry into a service",
    "organisations.finish_to_do": "Crossed off something of an enquiry into a service",
    "organisations.hand_over": "Handed an enquiry into a service over",
    "organisations.keep_answers": "Kept answers of an enquiry into a service",
    "organisations.open": "Opened an enquiry into a service",
    "matters.add_action": "Added something to do in a matter of safeguarding",
    "matters.decide_sharing": "Decided whether somebody is told about a person in a position of trust",
    "matters.empty": "Took away what was written about a person in a position of trust",
    "matters.end_naming": "Ended who may see a concern about a person in a position of trust",
    "matters.finish_action": "Crossed off something of a matter of safeguarding",
    "matters.finish_step": "Finished a step of a matter of safeguarding",
    "matters.hand_over": "Handed a matter of safeguarding over",
    "matters.keep_answers": "Kept answers of a matter of safeguarding",
    "matters.keep_longer": "Kept a concern about a person in a position of trust for longer",
    "matters.keep_what_was_said": "Kept what was decided in a matter of safeguarding",
    "matters.name_for": "Named who may see a concern about a person in a position of trust",
    "matters.open_adult_review": "Referred for a safeguarding adults review",
    "matters.open_trust_concern": "Opened a concern about a person in a position of trust",
    "matters.say_whom": "Said whom a concern about a person in a position of trust is about",
    "matters.see_review": "Looked at a safeguarding adults review",
    "matters.see_trust": "Looked at a concern about a person in a position of trust",
    "register.agree": "Kept what a panel agreed",
    "register.finish_agreed": "Crossed off what a panel agreed",
    "register.keep_crisis": "Kept how a crisis went",
    "register.keep_ground": "Kept that they agree to be on the register",
    "register.keep_panel": "Kept what a panel said",
    "register.keep_rating": "Put them on the dynamic support register",
    "safeguarding.audit": "Audited an enquiry",
    "safeguarding.begin_enquiry": "Started an enquiry",
    "safety_call.record": "Recorded a safety call",
    "risk.keep": "Wrote down the risks that they choose to take",
    "service.add": "Added care",
    "service.change": "Changed care",
    "service.correct": "Corrected care",
    "service.end": "Ended care",
    "sign_in": "Signed in",
    "sign_in.failed": "Wrong e-mail address or password",
    "sign_in.first_time": "Gave a password, before setting up a telephone",
    "sign_in.locked": "Too many tries to sign in",
    "sign_in.set_up": "Set up their sign-in",
    "sign_in.wrong_code": "Wrong six digits",
    "sign_out": "Signed out",
    "snapshots.ask": "Asked for the figures to be worked out",
    "snapshots.take": "Worked the figures out again",
    "staff.create": "Added a member of staff",
    "staff.disable": "Ended somebody's access",
    "staff.end_role": "Ended a role",
    "staff.give_role": "Gave a role",
    "staff.open_again": "Let somebody in again",
    "staff.start_again": "Started somebody's sign-in again",
    "step.correct": "Corrected a finished step",
    "supervision.add": "Added to a signed supervision",
    "supervision.call_off": "Called a supervision off",
    "supervision.discuss": "Talked about them in supervision",
    "supervision.do_agreed": "Did what was agreed in supervision",
    "supervision.move": "Moved a supervision to another day",
    "supervision.plan": "Planned a supervision",
    "supervision.sign": "Signed a supervision",
    "supervision.type": "Wrote in a supervision",
    "team.export": "Took a list of the team out",
    "team.add": "Added a team",
    "tie.allocated": "Gave the work to somebody",
    "tie.barred": "Closed the record to a member of staff",
    "tie.break_glass": "Opened the record in an emergency",
    "tie.claimed": "Opened the record for the day, and said why",
    "tie.end_allocated": "Took the work from somebody",
    "tie.named": "Named a member of staff on a restricted record",
    "tie.review": "Decided about an opened record",
    "telling.not_told": "Said why somebody is not told",
    "telling.told": "Told somebody what the work asks",
    "wish.keep": "Wrote down what they wish for the end of life",
    "wish.met": "Said whether what they wished for was met",
    "wish.share": "Shared what they wish for the end of life",
    "work.agree": "Agreed to a step",
    "work.allocate": "Gave a piece of work to a worker",
    "work.ask_agreement": "Asked for agreement to a step",
    "work.close": "Closed a pathway",
    "work.finish": "Finished a step",
    "work.go_back": "Opened the step before again",
    "work.go_on": "Started a paused clock again",
    "work.hand_over": "Handed a step over",
    "work.note": "Wrote a note on a step",
    "work.open": "Opened a pathway",
    "work.pause": "Paused a clock",
    "work.reopen": "Opened a pathway again",
    "work.save_answers": "Saved answers of a step",
    "work.send_back": "Sent a step back",
    "work.set_date": "Changed the date of a step",
    "work.start": "Started a step",
    "work.take": "Took a step on",
    "work.take_back": "Took back what they had asked somebody to agree to",
    "work.undo_allocation": "Took back a piece of work given",
}


def done_words(row: AuditRow, people: int = 1) -> str:
    """`people` is on how many people's lines a list was read at once."""
    if row.kind == Kind.READ and row.action not in _DONE:
        return _read_words(row, people)
    if row.kind == Kind.SEARCH:
        return _search_words(row.detail)
    if row.kind == Kind.REFUSAL:
        return f"Was refused: {_act(row.action)}"
    return _DONE.get(row.action) or _act(row.action).capitalize()


def part_words(part: str) -> str:
    """A measure by its code, as figures name it: "figures 3d-1a" is kept."""
    list_of, _, code = part.partition(" ")
    return (
        f"the people behind measure {code.upper()}"
        if list_of == "figures" and code
        else _PARTS.get(part, part)
    )


def why_words(tie: str) -> str:
    """Why it was allowed; empty where the question does not arise, such as signing in."""
    return {BY_TEAM: "in their team", BY_ROLE: "by role, without a tie"}.get(tie, tie)


def role_words(code: str) -> str:
    if code == "system":
        return "The system"
    role = roles().get(code)
    return role.title if role else code.replace("_", " ").capitalize()


def _read_words(row: AuditRow, people: int) -> str:
    part = part_words(row.part)
    if row.action != "person.names":
        return f"Read {part}" if part else "Read the record"
    on_list = f" on a list: {part}" if part else " on a list"
    return f"Saw {counted(people, 'name')}{on_list}"


def _search_words(detail: Mapping[str, Any]) -> str:
    """What was typed is not kept; the ways of looking are."""
    ways = detail.get("ways")
    by = f" by {', '.join(map(str, ways))}" if isinstance(ways, list) and ways else ""
    found = detail.get("found")
    return f"Searched{by}" + (f": {count(found)} found" if isinstance(found, int) else "")


def _act(code: str) -> str:
    """The words of the roles for an act, else its code read as words."""
    return ACTIONS.get(code) or code.rpartition(".")[2].replace("_", " ")
