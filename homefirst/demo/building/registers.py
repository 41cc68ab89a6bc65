"""The dynamic support register, carers' emergency plans and an enquiry into a home, through the actions of staff."""

from __future__ import annotations

from datetime import timedelta
from itertools import islice

from homefirst.demo.building.boards import ago, finish_told, nobody_yet_with
from homefirst.demo.building.sharing import number_of
from homefirst.demo.building.staffing import acting
from homefirst.demo.staff import DOMAIN
from homefirst.demo.stories import registers as told
from homefirst.foundation.access.actor import Actor
from homefirst.practice.organisations import actions as services
from homefirst.practice.organisations.models import AdultConcerned, ServiceAction, ServiceEnquiry
from homefirst.practice.pathways import actions
from homefirst.practice.pathways.models import Episode
from homefirst.practice.people.models import Person
from homefirst.practice.register.actions import finish_agreed
from homefirst.practice.register.models import AgreedAction, RegisterEntry

_LEAD = f"eleanor.voss@{DOMAIN}"


def fill_registers(by: Actor) -> int:
    """Does nothing where somebody is on the register already. Returns how many lines the registers got."""
    if RegisterEntry.objects.exists():
        return 0
    people = nobody_yet_with("learning_disability")
    for one in told.ON_REGISTER:
        _register(one, next(people), by)
    _cross_off(by)
    others = iter(_carers())
    for carer in told.CARERS:
        person = number_of(carer.la_id).person if carer.la_id else next(others, None)
        if person is not None:
            _carer(carer, person, by)
    _home(by)
    return RegisterEntry.objects.count() + len(told.CARERS) + ServiceEnquiry.objects.count()


def _register(one: told.OnRegister, person: Person, by: Actor) -> None:
    worker = acting(f"{one.worker}@{DOMAIN}", by)
    began = ago(worker, one.days_ago)
    episode = actions.open_episode(person=person, code="dynamic_support_register", by=began, on=began.on)
    for end in one.ends:
        finish_told(episode, end, ago(worker, end.days_ago))


def _cross_off(by: Actor) -> None:
    """What is two weeks past its day was done; the last few are still open, one of them late."""
    for agreed in AgreedAction.objects.filter(due_on__lt=by.on - timedelta(days=12)).select_related(
        "entry__person__record__team", "panel__by"
    ):
        assert agreed.panel.by is not None
        worker = acting(agreed.panel.by.email, by)
        finish_agreed(
            agreed=agreed,
            words="Done, and told to the panel",
            row_version=agreed.row_version,
            by=worker,
            on=by.on,
        )


def _carers() -> list[Person]:
    """Living carers of the files, who have no work yet."""
    found = Person.objects.filter(
        client_type__istartswith="unpaid carer",
        record__team__code="carers",
        died_on__isnull=True,
        episodes=None,
        identifiers__isnull=False,
    )
    plain = found.exclude(identifiers__value=told.CARERS[0].la_id).select_related("record__team")
    return list(islice(plain.order_by("pk").distinct(), 20))


def _carer(carer: told.CarerTold, person: Person, by: Actor) -> None:
    if Episode.objects.filter(person=person, code="carer").exists():
        return
    worker = acting(f"{carer.worker}@{DOMAIN}", by)
    began = ago(worker, carer.days_ago)
    episode = actions.open_episode(person=person, code="carer", by=began, on=began.on)
    for end in carer.ends:
        finish_told(episode, end, ago(worker, end.days_ago))


def _home(by: Actor) -> None:
    """Decided and planned; two of the adults are asked, and what the home has to do first is late."""
    lead = acting(_LEAD, by)
    opened = ago(lead, told.STEPS[0].days_ago)
    enquiry = services.open_enquiry(name=told.HOME, why=told.WHY, by=opened, on=opened.on)
    for end in told.STEPS:
        then = ago(lead, end.days_ago)
        step = enquiry.steps.select_related("enquiry__version", "form").get(code=end.step)
        given = {code: value if isinstance(value, tuple) else (value,) for code, value in end.said.items()}
        services.finish_service_step(
            step=step,
            given=given,
            outcome=end.outcome,
            reason="",
            row_version=step.row_version,
            by=then,
            on=then.on,
        )
    enquiry = ServiceEnquiry.objects.get(pk=enquiry.pk)
    planned = ago(lead, told.STEPS[-1].days_ago)
    for words, owner, days in told.TO_DO:
        services.add_to_do(
            enquiry=enquiry,
            words=words,
            owner=owner,
            is_providers=True,
            due_on=planned.on + timedelta(days=days),
            by=planned,
            on=planned.on,
        )
    told_on = ago(lead, told.STEPS[0].days_ago - 1)
    for action in ServiceAction.objects.filter(enquiry=enquiry, is_providers=False).select_related("enquiry"):
        services.finish_to_do(
            action=action, words="By telephone, and in writing", row_version=1, by=told_on, on=told_on.on
        )
    _ask(enquiry, ago(lead, 3))


def _ask(enquiry: ServiceEnquiry, by: Actor) -> None:
    adults = AdultConcerned.objects.filter(enquiry=enquiry).select_related("person__record", "enquiry")
    for words, adult in zip(told.SAID_THERE, adults.order_by("pk"), strict=False):
        services.ask_adult(
            adult=adult, alone="yes", says=words, worry="", row_version=adult.row_version, by=by, on=by.on
        )
