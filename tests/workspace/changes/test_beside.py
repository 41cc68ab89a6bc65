"""A drafted pathway may name only what stands beside it: what is published, or what the same change drafts."""

from __future__ import annotations

import pytest
from django.test import Client

from homefirst.practice.pathways import library
from tests import factories
from tests.factories import TODAY
from tests.workspace.desk import signed_in
from tests.workspace.pages import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]
FORM = """\
resourceType: Questionnaire
name: first_talk
title: First talk
status: active
item:
  - linkId: talk
    text: Talk
    type: group
    item:
      - {linkId: words, text: What was said?, type: text}
"""


def test_a_form_that_is_not_there_is_refused_until_the_same_change_drafts_it() -> None:
    gwen: Client = signed_in("principal_social_worker", factories.team())
    text = library.in_force("three_conversations", TODAY).text
    text = text.replace("form: conversation_1", "form: first_talk", 1)
    draft = gwen.post("/how/changes/try/", {"text": text}).url
    assert "there is no form called first_talk." in words_of(gwen.get(draft))
    added = gwen.post(f"{draft}add/", {"text": FORM})
    assert added.status_code == 302, words_of(added)
    page = words_of(gwen.get(draft))
    assert "there is no form called" not in page
    assert "First talk" in page
