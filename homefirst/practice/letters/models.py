"""Letters to people: what was said, in which form and how it went, from the draft to its arrival."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from homefirst.foundation.accounts.models import User
from homefirst.practice.pathways.models import Promise, Step
from homefirst.practice.people.models import Person, Relationship


class Letter(models.Model):
    """`plain` and `easy` are lists of blocks (heading, says, law, text): the same letter in both readings. `form` is how it
    is read, `channel` how it goes, `origin` why, in words. `address` is kept as it was when the letter went. `task` holds
    the letter in somebody's hands while anything is to be done with it. `step` is the one whose end made it; without, it was
    written from the record. `to` is somebody around the person to whom it goes, and `to_name` their name then."""

    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        READY = "ready", "Ready"
        PRINTED = "printed", "Printed"
        SENT = "sent", "Sent"
        FAILED = "failed", "Could not be sent"
        CAME_BACK = "came_back", "Came back"
        NOT_SENT = "not_sent", "Not sent"

    class Form(models.TextChoices):
        PRINT = "print", "Ordinary print"
        LARGE_PRINT = "large_print", "Large print"
        EASY_READ = "easy_read", "Easy read"
        BRAILLE = "braille", "Braille"
        AUDIO = "audio", "Recorded sound"
        TRANSLATION = "translation", "Translation"

    class Channel(models.TextChoices):
        POST = "post", "By post"
        EMAIL = "email", "By e-mail"
        HAND = "hand", "Given by hand, and explained"
        TELEPHONE = "telephone", "Read out by telephone"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="letters")
    step = models.ForeignKey(Step, on_delete=models.PROTECT, null=True, related_name="letters")
    to = models.ForeignKey(Relationship, on_delete=models.PROTECT, null=True, related_name="letters")
    to_name = models.CharField(max_length=200, blank=True)
    again_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="again")
    task = models.ForeignKey(Promise, on_delete=models.PROTECT, null=True, related_name="+")
    template = models.SlugField(max_length=60)
    title = models.CharField(max_length=160)
    plain = models.JSONField(default=list)
    easy = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT, db_index=True)
    form = models.CharField(max_length=12, choices=Form.choices)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    points = models.PositiveSmallIntegerField(default=12)  # size of the letters, typographical points
    paper = models.CharField(max_length=400, blank=True)
    origin = models.TextField(blank=True)
    address = models.CharField(max_length=400, blank=True)
    made_on = models.DateField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    signed_by = models.CharField(max_length=200, blank=True)
    agreed_on = models.DateField(null=True, blank=True)
    agreed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    went_on = models.DateField(null=True, blank=True)
    went_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    went_words = models.CharField(max_length=400, blank=True)
    row_version = models.PositiveIntegerField(default=1)

    PRIVATE: ClassVar[frozenset[str]] = frozenset(
        {"title", "plain", "easy", "paper", "origin", "address", "went_words", "to_name"}
    )

    class Meta:
        indexes = [models.Index(fields=["person", "-made_on"], name="letter_by_person")]


class SentCopy(models.Model):
    """The very pages as they were agreed to, never changed; the newest of a letter counts."""

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="copies")
    pdf = models.BinaryField()
    digest = models.CharField(max_length=64)
    data = models.JSONField(
        default=dict
    )  # what the layout was handed, so that it says the same beside others
    made_at = models.DateTimeField()

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"pdf", "data"})
