"""Whose help an arrow of the picture shows, when both records say what they are to each other."""

from __future__ import annotations

import pytest

from homefirst.practice.people.actions import add_relationship
from homefirst.practice.people.queries import network
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("helps_with", "said"), [("", "is helped"), ("letters", "both")])
def test_on_a_carers_own_record_the_arrow_points_to_whom_she_looks_after(helps_with: str, said: str) -> None:
    ours = make.team("carers", "Carers")
    sanjeet, arun = (make.person(of=ours, given_name=name) for name in ("Sanjeet", "Arun"))
    by = make.actor("social_worker", teams=(ours,))
    add_relationship(person=sanjeet, tie="husband", other=arun, helps_with=helps_with, by=by, on=make.TODAY)
    add_relationship(person=arun, tie="wife", other=sanjeet, is_informal_carer=True, by=by, on=make.TODAY)
    (hers,) = network(by, sanjeet, make.TODAY).now
    (his,) = network(by, arun, make.TODAY).now
    assert (hers.helps, his.helps) == (said, "they help")
