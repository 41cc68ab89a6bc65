"""The one way out by e-mail: Django's e-mail backend, where a council has set one up. Never in a demonstration.

Without it an e-mail waits in somebody's hands like any other letter. A gateway of another kind (GOV.UK Notify, a print
house) is another e-mail backend, or another `post` here.
"""

from __future__ import annotations

from functools import partial

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction

from homefirst.foundation.design.council import council
from homefirst.practice.letters.models import Letter
from homefirst.practice.letters.setting import blocks_of, pieces


def is_open() -> bool:
    return bool(settings.HOMEFIRST_SENDS_EMAIL)


def post_later(letter: Letter) -> None:
    """When the transaction is kept; the worker sends it."""
    from homefirst.practice.letters.jobs import send_by_email

    transaction.on_commit(partial(send_by_email.enqueue, letter.pk))


def post(letter: Letter, name: str, pdf: bytes) -> None:
    """Raises OSError or what the backend raises. The subject says nothing about anybody."""
    ours = council()
    text = [f"Dear {name},", *_paragraphs(letter), letter.signed_by.replace(" | ", "\n"), ours.name]
    message = EmailMultiAlternatives(
        subject=f"A letter from {ours.name}",
        body="\n\n".join(text),
        from_email=ours.contact["email"],
        to=[letter.address],
    )
    message.attach("letter.pdf", pdf, "application/pdf")
    message.send(fail_silently=False)


def _paragraphs(letter: Letter) -> list[str]:
    """Pictures are in the pages that go with it."""
    found = []
    for block in blocks_of(letter):
        found.append(block["heading"])
        for piece in pieces(block["text"]):
            found += [f"- {each}" for each in piece["texts"]] if "texts" in piece else [piece["text"]]
    return [part for part in found if part]
