"""Letters by e-mail leave from the worker, so that no page waits for a mail server."""

from __future__ import annotations

import smtplib

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from homefirst.foundation.access.actor import system
from homefirst.foundation.errors import Refusal
from homefirst.practice.letters.actions import could_not_be_sent, mark_sent
from homefirst.practice.letters.composing import to_name_of
from homefirst.practice.letters.gateway import is_open, post
from homefirst.practice.letters.models import Letter


@task()
def send_by_email(letter_id: int) -> str:
    """Gives the state in which the letter is then. What cannot be sent goes into somebody's hands with the reason."""
    by = system(timezone.localtime())
    with transaction.atomic():
        rows = Letter.objects.select_for_update(of=("self",)).select_related(
            "person__record", "step__episode__version", "to"
        )
        letter = rows.get(pk=letter_id)
        if letter.state != Letter.State.READY or not is_open():
            return letter.state
        try:
            with transaction.atomic():
                sent = mark_sent(letter=letter, words="", row_version=letter.row_version, by=by, on=by.on)
                copy = letter.copies.order_by("-pk").first()
                post(sent, to_name_of(letter), bytes(copy.pdf) if copy else b"")
        except (Refusal, OSError, smtplib.SMTPException) as error:
            letter.refresh_from_db()
            why = error.message if isinstance(error, Refusal) else "The mail server did not take it."
            could_not_be_sent(letter=letter, words=why, by=by, on=by.on)
        return letter.state
